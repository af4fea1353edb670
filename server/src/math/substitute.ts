import { boundBy } from "./bound";
import type { Expr, Stop } from "./expr";
import { mapChildren, oncePerPart } from "./walk";

/**
 * `e` with symbols replaced, bound ones left alone. A stop that names a replaced symbol blocks it through a bare stop around
 * each replacement, so that another argument with the same value is not stopped with it.
 */
export function substitute(e: Expr, values: ReadonlyMap<string, Expr>): Expr {
  return new Substitution(values).of(e);
}

class Substitution {
  constructor(readonly values: ReadonlyMap<string, Expr>) {}

  readonly of = oncePerPart((e) => this.#compute(e));

  #compute(e: Expr): Expr {
    if (e.kind === "symbol") return this.values.get(e.name) ?? e;
    if (e.kind === "stop") return this.#stop(e);
    const bound = e.kind === "at" ? [] : boundBy(e);
    if (bound.some((it) => this.values.has(it))) {
      const left = new Map([...this.values].filter(([name]) => !bound.includes(name)));
      return mapChildren(e, (it) => substitute(it, left));
    }
    return mapChildren(e, this.of);
  }

  #stop(e: Stop): Expr {
    const named = e.symbols?.filter((it) => this.values.has(it)) ?? [];
    if (named.length === 0) return mapChildren(e, this.of);
    const inner = new Map(this.values);
    for (const name of named) inner.set(name, { kind: "stop", symbols: undefined, operand: this.values.get(name)! });
    const symbols = e.symbols!.filter((it) => !named.includes(it));
    const operand = substitute(e.operand, inner);
    return symbols.length === 0 ? operand : { kind: "stop", symbols, operand };
  }
}
