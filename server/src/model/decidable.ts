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

const illegible: ReadonlySet<string> = new Set<Expr["kind"]>(["opaque", "text"]);
const ranged: ReadonlySet<string> = new Set<Expr["kind"]>(["relation", "cases", "matrix", "fold"]);

/** Functions of functions of functions: nobody checks more of them by hand. */
const deepest = 40;

/** What of an expression could make a numeric comparison say more than the document does. */
export interface Doubts {
  /** Whether a part of it could not be read, or has numbers only where more is known of its symbols. */
  readonly illegible: boolean;
  /** The same, or a part of it has numbers only where its ranges and conditions have: cases, sums, vectors. */
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
  if (!work.illegible)
    for (const name of reach(e, facts).keys()) {
      const definition = facts.symbol(name);
      if (definition) work.look(definition);
    }
  return work;
}

class Doubting implements Doubts {
  illegible = false;
  #ranged = false;
  readonly functions = new Set<string>();
  readonly defined = new Set<string>();
  readonly #seen = new Set<Expr>();
  readonly #open = new Set<string>();

  constructor(readonly facts: Facts) {}

  get unread(): boolean {
    return this.illegible || this.#ranged;
  }

  look(e: Expr): void {
    walk(e, (it) => {
      if (this.illegible || this.#seen.has(it)) return false;
      this.#seen.add(it);
      if (ranged.has(it.kind)) this.#ranged = true;
      // "otherwise" is all that is left.
      if (it.kind === "cases")
        for (const { condition } of it.branches) if (condition?.kind === "text") this.#seen.add(condition);
      if (illegible.has(it.kind) || (it.kind === "apply" && shaped.has(it.op))) this.illegible = true;
      // `f'` is the derivative of `f` as often as it is another letter.
      if ((it.kind === "call" ? it.fn : it.kind === "symbol" ? it.name : "").endsWith("'")) this.illegible = true;
      if (it.kind === "call") this.#apply(it.fn, it.args.length);
      return true;
    });
  }

  /** A function that comes back to itself has no numbers that end. */
  #apply(name: string, count: number): void {
    const found = this.facts.fn(name);
    if (!found && this.facts.recursion(name)) this.illegible = true;
    else if (!found || (found.args ?? found.parameters).length !== count) this.functions.add(name);
    else if (this.#open.has(name) || this.#open.size > deepest) this.illegible = true;
    else {
      this.defined.add(name);
      this.#open.add(name);
      this.look(found.value);
      this.#open.delete(name);
    }
  }
}
