import type { Expr } from "../math/expr";
import type { Jet } from "./jet";

/** Values of bound symbols, with the points beside this one for a score's mean. */
export class Frame {
  readonly memo = new Map<Expr, Map<string, Jet>>();
  siblings: readonly { readonly frame: Frame; readonly weight: Jet }[] = [];

  constructor(
    readonly parent: Frame | undefined,
    readonly bound: ReadonlyMap<string, Jet>,
    readonly symbol?: string,
  ) {}

  find(name: string): Jet | undefined {
    return this.bound.get(name) ?? this.parent?.find(name);
  }
}
