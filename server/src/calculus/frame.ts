import type { Expr } from "../math/expr";
import type { Jet } from "./jet";
import type { Value } from "./value";

/** Values of bound symbols, with the points beside this one for a score's mean. */
export class Frame {
  readonly memo = new Map<string, Map<Expr, Value>>();
  siblings: readonly Weighted[] = [];

  constructor(
    readonly parent: Frame | undefined,
    readonly bound: ReadonlyMap<string, Value>,
    readonly symbol?: string,
  ) {}

  find(name: string): Value | undefined {
    return this.bound.get(name) ?? this.parent?.find(name);
  }
}

/** One point of a measure. */
export interface Weighted {
  readonly frame: Frame;
  readonly weight: Jet;
}
