import { add, apply, divide, multiply, one, symbol, zero } from "../math/build";
import type { Call, Expect, Expr, Fold } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { some } from "../math/walk";
import { ofOperator } from "./adjoint-operators";
import { type Backward, NoAdjoint } from "./backward";
import { bindersOf } from "./binders";
import { leavesIn } from "./derivatives/unknown";
import { expansion } from "./expansion";
import { applyDefinition, type Facts } from "./facts";
import { withoutMeanless } from "./meanless";
import { around, dot, Products } from "./products";
import { reach } from "./reach";
import { SampleSpaces } from "./sample-spaces";
import type { Scope } from "./scope";
import type { Shaping } from "./shaping";

/** Longer gradients than this nobody would read with all definitions written out. */
const most = 600;

/**
 * The gradient of a number in vectors and matrices, from the outside in: what is known of the derivative by a part, times the
 * transposes of what stands beside it. A gradient has the shape of its variable.
 */
export class Adjoint implements Backward {
  #steps = 0;
  readonly products: Products;

  constructor(
    readonly whole: Expr,
    readonly wrt: string,
    readonly facts: Facts,
    readonly shaping: Shaping,
  ) {
    this.products = new Products(shaping);
  }

  gradient(): Expr {
    return this.of(this.whole, one, { blocked: [], bound: [] });
  }

  /** What a part adds to the gradient, from the derivative by that part. */
  of(e: Expr, by: Expr, scope: Scope): Expr {
    if (this.#steps++ > most) throw new NoAdjoint();
    if (e.kind === "symbol") return this.#symbol(e.name, by, scope);
    if (!this.reaches(e, scope)) return zero;
    const full = expansion(e, this.facts);
    if (full) return this.of(full, by, scope);
    switch (e.kind) {
      case "apply":
        return ofOperator(this, e, by, scope);
      case "call":
        return this.call(e, by, scope, e);
      case "stop":
        if (e.symbols === undefined || e.symbols.includes(this.wrt)) return zero;
        return this.of(e.operand, by, { ...scope, blocked: [...new Set([...scope.blocked, ...e.symbols])] });
      case "expect":
        return this.#expect(e, by, scope);
      case "fold":
        return this.#sum(e, by, scope);
      default:
        throw new NoAdjoint();
    }
  }

  reaches = (e: Expr, scope: Scope): boolean => reach(e, this.facts, new Set(scope.bound)).has(this.wrt);

  #symbol(name: string, by: Expr, scope: Scope): Expr {
    if (scope.blocked.includes(name) || scope.bound.includes(name)) return zero;
    if (name === this.wrt) return by;
    const definition = this.facts.symbol(name);
    return definition ? this.of(definition, by, scope) : zero;
  }

  /** A part as a factor of a derivative: what a stop around it holds, it holds there too. */
  factor = (e: Expr, { blocked }: Scope): Expr =>
    blocked.length === 0 || !blocked.some((it) => reach(e, this.facts).has(it))
      ? e
      : { kind: "stop", symbols: blocked, operand: e };

  /** What an applied function adds, or `as`, which is it or its logarithm. */
  call(e: Call, by: Expr, scope: Scope, as: Expr): Expr {
    const body = applyDefinition(e, this.facts);
    if (body) return this.of(body, by, scope);
    const leaves = leavesIn(e, this.facts);
    const plain = leaves.every((it) => it.kind === "symbol" || !this.reaches(it, scope));
    const isFactor = this.shaping.isNumber(e) && !holdsDerivative(by);
    const through = (partial: Expr): Expr => (isFactor ? multiply(by, partial) : multiply(partial, by));
    if (plain) {
      const names = [...new Set(leaves.flatMap((it) => (it.kind === "symbol" ? [it.name] : [])))];
      const operand = this.factor(as, scope);
      const partial = (name: string): Expr => ({ kind: "partial", operand, wrt: [name] });
      return add(...names.map((it) => this.of(symbol(it), through(partial(it)), scope)));
    }
    if (as !== e) return this.call(e, divide(by, e), scope, e);
    if (scope.blocked.length > 0) throw new NoAdjoint();
    return add(...e.args.map((it, index) => this.of(it, through({ kind: "slot", operand: e, index }), scope)));
  }

  #expect(e: Expect, by: Expr, scope: Scope): Expr {
    const binders = bindersOf(e, this.facts, (name) => scope.bound.includes(name));
    const names = binders.map((it) => it.symbol);
    if (names.some((it) => freeSymbols(by).has(it))) throw new NoAdjoint();
    const inner = { ...scope, bound: [...new Set([...scope.bound, ...names])] };
    const weight = this.shaping.isNumber(e.body) ? multiply(by, e.body) : dot(by, e.body);
    const scores = binders.map(({ symbol: name, density }): Expr => {
      if (!density || !this.reaches(density, inner)) return zero;
      const operand = this.#logDensity(density, inner);
      return { kind: "score", symbol: name, operand };
    });
    const spaces = SampleSpaces.of({ e: this.whole, facts: this.facts });
    const terms = add(...scores.map((it) => multiply(weight, it)), this.of(e.body, by, inner));
    const body = withoutMeanless(terms, binders, this.facts, (it) => it.kind === "call" && spaces.normalises(it));
    return around(e, body);
  }

  #logDensity(density: Expr, scope: Scope): Expr {
    if (density.kind !== "call" || applyDefinition(density, this.facts)) throw new NoAdjoint();
    const moving = density.args.filter((it) => this.reaches(it, scope));
    if (!moving.every((it) => it.kind === "symbol" && it.name === this.wrt)) throw new NoAdjoint();
    return { kind: "partial", operand: apply("log", density), wrt: [this.wrt] };
  }

  #sum(e: Fold, by: Expr, scope: Scope): Expr {
    if (e.op !== "sum" || [...e.range, ...(e.upper ? [e.upper] : [])].some((it) => this.reaches(it, scope)))
      throw new NoAdjoint();
    if (e.bound.some((it) => freeSymbols(by).has(it))) throw new NoAdjoint();
    const body = this.of(e.body, by, { ...scope, bound: [...new Set([...scope.bound, ...e.bound])] });
    return around(e, body);
  }
}

/** Whether a derivative stands in an expression, which the next one goes before: inside out. */
const holdsDerivative = (e: Expr): boolean => some(e, (it) => it.kind === "partial" || it.kind === "slot");
