import type { Facts } from "./facts";
import { definingSymbols } from "./reach";

const deepest = 60;

/**
 * Recursion into definitions that does not get deep, however long a chain of them is: beyond a depth, what is below a symbol is
 * worked out first, the lowest definition before the ones that use it, and remembered by whoever asks.
 */
export class Descent {
  #depth = 0;

  constructor(readonly facts: Facts) {}

  /** Does the work for a symbol; `below` does that for a symbol that its definition needs. */
  into<T>(name: string, work: () => T, below: (name: string) => unknown): T {
    const depth = this.#depth;
    try {
      if (depth >= deepest) {
        for (const it of this.#order(name)) {
          this.#depth = 0;
          below(it);
        }
      }
      this.#depth = depth + 1;
      return work();
    } finally {
      this.#depth = depth;
    }
  }

  /** The defined symbols above which `name` stands, each after those that it needs. */
  #order(name: string): readonly string[] {
    const found = new Set<string>();
    const open = new Set<string>();
    const pending = [name];
    while (pending.length > 0) {
      const next = pending.at(-1)!;
      const definition = open.has(next) ? undefined : this.facts.symbol(next);
      if (!definition) {
        if (pending.pop() !== name && this.facts.symbol(next)) found.add(next);
      } else pending.push(...definingSymbols(next, this.facts).filter((it) => !open.has(it)));
      open.add(next);
    }
    return [...found];
  }
}
