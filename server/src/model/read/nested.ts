import type { Tree } from "../../tex/tree";
import type { Span } from "../../text/span";

const textual = /^\\(?:text(?:rm|bf|it|sf|tt|normal|up|md)?|mbox|hbox|fbox|(?:short)?intertext)$/;

/** The formulas in the texts of a formula; the host gives each as a region of its own. */
export function nestedFormulas(tree: Tree): readonly Span[] {
  const found: Span[] = [];
  let start: number | undefined;
  let textEnd = -1;
  for (const [i, token] of tree.tokens.entries()) {
    if (i > textEnd) {
      start = undefined;
      if (token.kind === "open" && textual.test(tree.tokens[i - 1]?.text ?? "")) textEnd = tree.mateOf(i);
    } else if (start === undefined && (token.text === "$" || token.text === "\\(")) start = token.to;
    else if (start !== undefined && (token.text === "$" || token.text === "\\)")) {
      found.push({ from: start, to: token.from });
      start = undefined;
    }
  }
  return found;
}
