/**
 * A way of writing a stopped gradient: `#S` stands for the symbols, `#1` for the term; read and written from one template.
 * What stands in the template around `#S` is left out where no symbols are named.
 */
export interface Notation {
  readonly id: string;
  readonly template: string;
  /** Other names of the operator, in any font and by their letters alone: `stopgrad` is also `stop\_grad` and `Stop-Grad`. */
  readonly words?: readonly string[];
  /** Other operators that are no names and mean the same. */
  readonly signs?: readonly string[];
  /** Looks like something common: read only where the document or the settings introduce it. */
  readonly declared?: true;
}

/** The place of the symbols in a template, with what goes where no symbols are named. */
export const list = /_\{#S\}|_#S|,\s*#S|\(#S\)(?=\})|#S/;

/** The operator of a template: what stands before its subscript. */
export const headOf = (template: string): string => template.split(/_?\{#S\}|_#S|(?:\\left\s*)?[[({]?#1/)[0]!;

/** A stop in this notation; no symbols means a bare one. Braces that nobody sees hold a single factor only. */
export function write(
  { template: whole }: Notation,
  symbols: readonly string[] | undefined,
  term: string,
  isFactor = true,
): string {
  const held = isFactor ? whole : whole.replace(/^\{#1\}/, "\\left[#1\\right]");
  const template = symbols ? held : held.replace(list, "");
  return template.replace("#S", () => symbols?.join(", ") ?? "").replace("#1", () => term);
}
