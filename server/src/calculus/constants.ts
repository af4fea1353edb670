/** Letters that have a number unless a document says otherwise. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["e", Math.E],
  ["\\mathrm{e}", Math.E],
  ["\\pi", Math.PI],
]);
