import { scriptsOf } from "../math/arguments";
import { number, symbol } from "../math/build";
import type { Call, Expr } from "../math/expr";
import { latex, plainStyle, type Style } from "../math/latex";
import { headOf, listBelow, mentions } from "../math/mentions";
import { freeSymbols } from "../math/symbols";
import { mapChildren, oncePerPart } from "../math/walk";
import { applyDefinition, type Facts } from "./facts";
import { type Reach, reach } from "./reach";

/** An expression and what is known of its symbols. */
export interface Question {
  readonly e: Expr;
  readonly facts: Facts;
}

/**
 * What an expression is to one who asks how it depends on a symbol: a name that has the symbol in its script, `V_w` or `x_{t+1}`,
 * is a function of it that nothing defines, for nobody can tell a label from an argument there; a function that is asked about
 * itself, as the network `G` of `L(G)`, is a parameter of its values.
 */
export function exposed(e: Expr, facts: Facts, asked: string, style: Style = plainStyle): Question {
  const work = new Exposing(facts, asked, style, reach(e, facts).has(asked));
  return { e: work.of(e), facts: work };
}

/** What reaches an expression for one who asks about a symbol. */
export function reachOf(e: Expr, facts: Facts, asked: string): Reach {
  const question = exposed(e, facts, asked);
  return reach(question.e, question.facts);
}

class Exposing implements Facts {
  constructor(
    readonly facts: Facts,
    readonly asked: string,
    readonly style: Style,
    readonly isQuantity: boolean,
  ) {}

  readonly of = oncePerPart((e) => this.#compute(e));

  #compute(e: Expr): Expr {
    if (e.kind === "symbol") return this.#isOpen(e.name) ? this.#ofName(e.name) : e;
    if (this.#isGradient(e)) return { kind: "opaque", latex: latex(e, this.style), symbols: [this.asked] };
    const rest = mapChildren(e, this.of);
    if (this.#isDistribution(rest) || (rest.kind === "call" && this.#isOf(rest)))
      return { kind: "opaque", latex: latex(rest, this.style), symbols: [...freeSymbols(rest), this.asked] };
    return rest.kind === "call" && this.#mayDepend(rest.fn) && !applyDefinition(rest, this.facts)
      ? this.#ofCall(rest)
      : rest;
  }

  /** Whether a call is of the function that is asked about; the network `\epsilon_\theta` is another thing than the noise `\epsilon`. */
  #isOf = (e: Call): boolean =>
    e.fn === this.asked && !applyDefinition(e, this.facts) && !(this.isQuantity && scriptsOf(e)[0] === "_");

  /** Whether what is asked about is a distribution as a whole, as `p` of `\mathrm{KL}(q \| p)`. */
  #isDistribution = (e: Expr): boolean =>
    e.kind === "apply" &&
    (e.op === "kl" || e.op === "entropy") &&
    e.args.some((it) => it.kind === "symbol" && it.name === this.asked && this.facts.symbol(it.name) === undefined);

  /** Whether it is a gradient in what is asked about of something that nothing defines: it depends on that, or nobody would write it. */
  #isGradient = (e: Expr): boolean =>
    e.kind === "total" &&
    e.operand.kind === "symbol" &&
    (e.wrt === this.asked || e.operand.name === this.asked) &&
    e.operand.name !== e.wrt &&
    this.facts.symbol(e.operand.name) === undefined &&
    this.facts.sample(e.operand.name) === undefined;

  /** Whether a name may depend on what is asked about, as far as anything is known of it. */
  #isOpen = (name: string): boolean =>
    this.#mayDepend(name) && this.facts.symbol(name) === undefined && this.facts.sample(name) === undefined;

  #mayDepend = (name: string): boolean => mentions(name, this.asked) && this.facts.isLabelled?.(headOf(name)) !== true;

  #ofName(name: string): Expr {
    const below = listBelow(name);
    if (!below?.listed.includes(this.asked)) return { kind: "opaque", latex: name, symbols: [this.asked] };
    return { kind: "call", fn: below.head, args: below.listed.map(listed), marks: marksOf(below.listed, "}") };
  }

  #ofCall({ fn, args, marks: [opening, ...marks] }: Call): Expr {
    const below = listBelow(fn);
    if (below?.listed.includes(this.asked)) {
      const own = below.listed.map(listed);
      return {
        kind: "call",
        fn: below.head,
        args: [...own, ...args],
        marks: [...marksOf(below.listed, `}${opening}`), ...marks],
      };
    }
    const head = headOf(fn);
    const scripts = fn.slice(head.length);
    const [, open, inner, close] = /^([_^]\{)([^{}]*)(\})$/.exec(scripts) ?? ["", "", scripts, ""];
    const script: Expr = { kind: "opaque", latex: inner!, symbols: [this.asked] };
    return { kind: "call", fn: head, args: [script, ...args], marks: [open!, `${close}${opening}`, ...marks] };
  }

  symbol(name: string): Expr | undefined {
    const value = this.facts.symbol(name);
    return value && this.of(value);
  }

  fn(name: string) {
    const found = this.facts.fn(name);
    return found && { ...found, value: this.of(found.value) };
  }

  step(name: string) {
    return this.facts.step(name);
  }

  isLabelled(head: string) {
    return this.facts.isLabelled?.(head) === true;
  }

  isGiven(name: string) {
    return this.facts.isGiven?.(name) === true;
  }

  recursion(name: string) {
    return this.facts.recursion(name);
  }

  sample(name: string) {
    const found = this.facts.sample(name);
    return found?.density ? { ...found, density: this.of(found.density) } : found;
  }
}

const listed = (it: string): Expr => (/^\d/.test(it) ? number(Number(it)) : symbol(it));

const marksOf = (listed: readonly string[], closing: string): readonly string[] => [
  "_{",
  ...listed.slice(1).map(() => ", "),
  closing,
];
