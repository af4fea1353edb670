import type { Expr } from "../math/expr";
import type { Facts } from "./facts";
import { definingSymbols, writtenSymbols } from "./reach";

/** What is found on the ways to a symbol, worked out once for each symbol: its own marks, and those of the symbols in its definition. */
export class Marks {
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly facts: Facts,
    /** The marks that a symbol has by itself. */
    readonly own: (name: string, definition: Expr | undefined) => readonly string[],
  ) {}

  /** The marks of everything that reaches an expression. */
  in(e: Expr): ReadonlySet<string> {
    return new Set([...writtenSymbols(e, this.facts)].flatMap((it) => [...this.of(it)]));
  }

  /** The marks of a symbol and of everything above it; definitions are followed without recursion, since they may be a long chain. */
  of(name: string): ReadonlySet<string> {
    const pending = [name];
    const open = new Set<string>();
    while (pending.length > 0) {
      const next = pending.at(-1)!;
      const first = !open.has(next) && !this.#known.has(next);
      open.add(next);
      if (first)
        pending.push(...definingSymbols(next, this.facts).filter((it) => !open.has(it) && !this.#known.has(it)));
      else this.#settle(pending.pop()!);
    }
    return this.#known.get(name)!;
  }

  #settle(name: string): void {
    if (this.#known.has(name)) return;
    const inherited = definingSymbols(name, this.facts).flatMap((it) => [...(this.#known.get(it) ?? [])]);
    this.#known.set(name, new Set([...this.own(name, this.facts.symbol(name)), ...inherited]));
  }
}
