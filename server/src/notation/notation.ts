/** A way of writing a stopped gradient: `#S` stands for the symbols, `#1` for the term; read and written from one template. */
export interface Notation {
  readonly id: string;
  readonly template: string;
  /** Other heads that mean the same and are only read. */
  readonly alsoRead?: readonly string[];
}

/** The operator of a template: what stands before its subscript. */
export const headOf = (template: string): string => template.split("_{#S}")[0]!;

/** A stop in this notation; no symbols means a bare one. */
export function write(notation: Notation, symbols: readonly string[] | undefined, term: string): string {
  const template = symbols ? notation.template : notation.template.replace("_{#S}", "");
  return template.replace("#S", () => symbols?.join(", ") ?? "").replace("#1", () => term);
}
