import type { Placed } from "../../tex/expand";

const takesOne = /^(?:[_^]|\\[dtc]?frac|\\sqrt)$/;
const fraction = /^\\[dtc]?frac$/;

/** The tokens with a number cut after its first digit where TeX takes no more: `x^12`, `\frac12`. */
export function singleDigits(tokens: readonly Placed[]): readonly Placed[] {
  if (!tokens.some((it, i) => it.kind === "number" && it.text.length > 1 && takesOne.test(tokens[i - 1]?.text ?? "")))
    return tokens;
  const out: Placed[] = [];
  for (const it of tokens) {
    const [before, last] = [out.at(-2)?.text ?? "", out.at(-1)];
    const second = fraction.test(before) && last?.kind === "number";
    if (it.kind !== "number" || it.text.length === 1 || !(takesOne.test(last?.text ?? "") || second)) out.push(it);
    else out.push(...cut(it, fraction.test(last?.text ?? "") ? 2 : 1));
  }
  return out;
}

/** The first digits each alone, then the rest. */
function cut(it: Placed, count: number): readonly Placed[] {
  const digits = [...it.text.slice(0, count)].map((text, i) => piece(it, text, i));
  const rest = it.text.slice(count);
  return rest === "" ? digits : [...digits, piece(it, rest, count)];
}

const piece = (it: Placed, text: string, at: number): Placed =>
  it.call ? { ...it, text } : { ...it, text, from: it.from + at, to: it.from + at + text.length };
