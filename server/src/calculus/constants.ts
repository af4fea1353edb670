/** Letters that have a number unless a document says otherwise. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["\\mathbf{1}", 1],
  ["e", Math.E],
  ["\\mathrm{e}", Math.E],
  ["\\pi", Math.PI],
]);
