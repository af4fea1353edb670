import type { Placed } from "../tex/token";
import { type Formula, type Reading, treeOf } from "./formula";
import { tokensOf } from "./read/tokens";

/** The macros that a formula needs and that stand in it as they are, each where it is needed first. */
export function unexpandedIn({ region }: Formula, { macros }: Reading): readonly Placed[] {
  const found = new Map<string, Placed>();
  for (const it of tokensOf(treeOf(region), macros.at(region.span.from)))
    if (it.left && !found.has(it.text)) found.set(it.text, it);
  return [...found.values()];
}
