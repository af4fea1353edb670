import type { Placed } from "../../tex/expand";
import { awaits } from "./awaits";

const wide = /^\\q?quad$/;
/** What a line ends or begins with that goes on; a minus may also begin something else. */
const goesOn =
  /^(?:[+=*]|\\(?:cdot|times|coloneqq|triangleq|leq?|geq?|approx|propto|simeq|equiv|pm|odot|otimes|oplus|circ))$/;
const isSign = (text: string): boolean => text === "-" || goesOn.test(text);

/**
 * The tokens without what only moves a line that goes on: a break after an operator whose term is still to come, a wide space after
 * another break, `{}` before the sign after it, and wide spaces before and after signs. Other wide spaces separate statements.
 */
export function withoutIndents(tokens: readonly Placed[]): readonly Placed[] {
  const out: Placed[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const before = out.at(-1)?.text ?? "\\\\";
    const begins = before === "\\\\" || wide.test(before) || isSign(before);
    if (tokens[i]!.text === "\\\\" && awaits(out)) while (wide.test(tokens[i + 1]?.text ?? "")) i++;
    else if (isEmptyGroup(tokens, i) && begins && isSign(tokens[i + 2]?.text ?? "")) i++;
    else if (!wide.test(tokens[i]!.text) || !(begins || goesOn.test(nextOf(tokens, i)))) out.push(tokens[i]!);
  }
  return out;
}

const isEmptyGroup = (tokens: readonly Placed[], i: number): boolean =>
  tokens[i]!.kind === "open" && tokens[i + 1]?.kind === "close";

/** The text of the first token after wide spaces and `{}`. */
function nextOf(tokens: readonly Placed[], from: number): string {
  let i = from;
  while (wide.test(tokens[i]?.text ?? "") || (i < tokens.length && isEmptyGroup(tokens, i)))
    i += wide.test(tokens[i]!.text) ? 1 : 2;
  return tokens[i]?.text ?? "";
}
