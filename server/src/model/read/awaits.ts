import type { Placed } from "../../tex/expand";

const operator = /^\\(?:sum|prod|i{0,2}int|oint|max|min|sup|inf|lim|arg(?:max|min)|log|ln|exp|nabla|E)$/;
const font = /^\\(?:math[a-z]+|operatorname\*?|text)$/;
const named = /^(?:E|Expect(?:ation)?|arg|argmin|argmax|min|max|sup|inf|lim)$/;

/** Whether tokens end in an operator whose term is still to come, with its scripts: `\mathbb{E}_{x \sim p}`. */
export function awaits(tokens: readonly Placed[]): boolean {
  let last = tokens.length - 1;
  for (let sign = beforeAtom(tokens, last); isScript(tokens[sign]); sign = beforeAtom(tokens, last)) last = sign - 1;
  if (operator.test(tokens[last]?.text ?? "")) return true;
  const head = beforeAtom(tokens, last);
  return (
    tokens[last]?.kind === "close" && font.test(tokens[head]?.text ?? "") && named.test(inside(tokens, head + 2, last))
  );
}

const isScript = (it: Placed | undefined): boolean => it !== undefined && /^[_^]$/.test(it.text);

/** The index before the token or the braces that end at one. */
function beforeAtom(tokens: readonly Placed[], last: number): number {
  let depth = 0;
  for (let at = last; at >= 0; at--) {
    if (tokens[at]!.kind === "close") depth++;
    if (tokens[at]!.kind === "open") depth--;
    if (depth <= 0) return at - 1;
  }
  return -1;
}

const inside = (tokens: readonly Placed[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((it) => it.text)
    .join("");
