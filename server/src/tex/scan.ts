import type { Token, TokenKind } from "./token";

const piece =
  /(\s+)|(%[^\n]*\n?)|(\\(?:begin|end)\s*\{[^{}\n]*\})|(\\(?:left|right)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|[^\s\\]))|(\\[A-Za-z@]+\*?|\\(?:[^]|$))|(\d+(?:\.\d+)?|\.\d+)|([^])/gy;

const single: Readonly<Record<string, TokenKind>> = { "{": "open", "}": "close" };

/** The tokens of a TeX text, in order and without a gap, for any input. */
export function scan(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const next = new RegExp(piece);
  for (let from = 0; from < text.length; from = next.lastIndex) {
    next.lastIndex = from;
    const found = next.exec(text)!;
    tokens.push({ kind: kindOf(found), text: found[0], from, to: next.lastIndex });
  }
  return tokens;
}

function kindOf(found: RegExpExecArray): TokenKind {
  if (found[1] !== undefined) return "space";
  if (found[2] !== undefined) return "comment";
  if (found[3] !== undefined) return found[3].startsWith("\\b") ? "begin" : "end";
  if (found[4] !== undefined) return found[4].startsWith("\\l") ? "left" : "right";
  if (found[5] !== undefined) return "command";
  if (found[6] !== undefined) return "number";
  return single[found[0]] ?? "char";
}
