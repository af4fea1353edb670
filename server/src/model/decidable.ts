import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";

/** Operators whose numbers mean what the document means only where its symbols are of the right shape. */
const shaped = new Set([
  "gradient",
  "infix",
  "percent",
  "kl",
  "entropy",
  "variance",
  "covariance",
  "softmax",
  "logsumexp",
  "trace",
  "det",
]);

const unreadable: ReadonlySet<string> = new Set<Expr["kind"]>([
  "opaque",
  "text",
  "relation",
  "cases",
  "matrix",
  "fold",
]);

/** Functions of functions of functions: nobody checks more of them by hand. */
const deepest = 40;

/** What of an expression could make a numeric comparison say more than the document does. */
export interface Doubts {
  /** Whether a part of it has no numbers of its own: words, cases, sums over ranges, what could not be read. */
  readonly unread: boolean;
  /** Functions that nothing defines. */
  readonly functions: ReadonlySet<string>;
  /** Functions that are applied and defined. */
  readonly defined: ReadonlySet<string>;
}

/** What is doubtful in an expression and in the definitions that reach it. */
export function doubtsOf(e: Expr, facts: Facts): Doubts {
  const work = new Doubting(facts);
  work.look(e);
  if (!work.unread)
    for (const name of reach(e, facts).keys()) {
      const definition = facts.symbol(name);
      if (definition) work.look(definition);
    }
  return work;
}

class Doubting implements Doubts {
  unread = false;
  readonly functions = new Set<string>();
  readonly defined = new Set<string>();
  readonly #seen = new Set<Expr>();
  readonly #open = new Set<string>();

  constructor(readonly facts: Facts) {}

  look(e: Expr): void {
    walk(e, (it) => {
      if (this.unread || this.#seen.has(it)) return false;
      this.#seen.add(it);
      if (unreadable.has(it.kind) || (it.kind === "apply" && shaped.has(it.op))) this.unread = true;
      // `f'` is the derivative of `f` as often as it is another letter.
      if ((it.kind === "call" ? it.fn : it.kind === "symbol" ? it.name : "").endsWith("'")) this.unread = true;
      if (it.kind === "call") this.#apply(it.fn, it.args.length);
      return true;
    });
  }

  /** A function that comes back to itself has no numbers that end. */
  #apply(name: string, count: number): void {
    const found = this.facts.fn(name);
    if (!found || found.parameters.length !== count) this.functions.add(name);
    else if (this.#open.has(name) || this.#open.size > deepest) this.unread = true;
    else {
      this.defined.add(name);
      this.#open.add(name);
      this.look(found.value);
      this.#open.delete(name);
    }
  }
}
