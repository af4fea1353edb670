import type { Token } from "../tex/token";
import { bot } from "./bot";
import { headOf, type Notation } from "./notation";
import { sg } from "./sg";
import { stopgrad } from "./stopgrad";

/** Every notation, the one to write first. */
export const notations: readonly Notation[] = [bot, sg, stopgrad];

const heads = new Map(
  notations.flatMap((it) => [headOf(it.template), ...(it.alsoRead ?? [])].map((head) => [head, it] as const)),
);
const wrappers = new Set([...heads.keys()].filter((it) => it.endsWith("}")).map((it) => it.slice(0, it.indexOf("{"))));

/** The notation whose operator begins at token `at`, and the token after the operator. */
export function operatorAt(
  tokens: readonly Token[],
  at: number,
): { readonly notation: Notation; readonly next: number } | undefined {
  const token = tokens[at]!;
  const plain = heads.get(token.text);
  if (plain) return { notation: plain, next: at + 1 };
  if (!wrappers.has(token.text) || tokens[at + 1]?.kind !== "open") return undefined;
  let text = token.text;
  for (let i = at + 1; i < tokens.length && i < at + 24; i++) {
    text += tokens[i]!.text;
    if (tokens[i]!.kind !== "close") continue;
    const notation = heads.get(text);
    return notation && { notation, next: i + 1 };
  }
  return undefined;
}
