import type { Region } from "../../server/src/host/region";
import { treeOf } from "../../server/src/model/formula";

const paired = new Set(["open", "close", "left", "right", "begin", "end"]);

/** How many braces, stretched delimiters and environments of a formula have no partner. */
export function unpairedIn(region: Region): number {
  const tree = treeOf(region);
  return tree.tokens.filter((it, i) => paired.has(it.kind) && tree.mateOf(i) < 0).length;
}
