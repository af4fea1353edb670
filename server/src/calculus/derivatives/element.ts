import { entryAt, isTensor } from "../value";
import type { Operator } from "./operator";

/** The entry of a vector at an index below it. */
export const element: Operator = {
  op: "element",
  value([a, index], e) {
    if (e.head !== "_" || !isTensor(a!) || index === undefined || isTensor(index)) return undefined;
    return a.entries[entryAt(a.entries.length, index[0]!)];
  },
  derivative: () => undefined,
};
