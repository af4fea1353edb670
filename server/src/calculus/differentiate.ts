import { argumentsOf } from "../math/arguments";
import { add, apply, divide, isNumber, multiply, negate, number, one, power, symbol, zero } from "../math/build";
import type { Apply, At, Call, Expect, Expr, Partial, Slot } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { mapChildren as rebuild } from "../math/walk";
import { bindersOf } from "./binders";
import { derivativeOf } from "./derivatives";
import { applyDefinition, type Facts } from "./facts";
import { hasNoRule } from "./no-rule";
import { reach } from "./reach";
import { keyOf, type Scope } from "./scope";

/** A derivative, and the derivatives of defined symbols that it names. */
export interface Derived {
  readonly e: Expr;
  readonly where: readonly { readonly name: Expr; readonly e: Expr }[];
}

/** The derivative of `e` in `wrt`, through definitions, stops kept in it so that every order is stopped. */
export function differentiate(e: Expr, wrt: string, facts: Facts): Derived {
  const work = new Differentiation(wrt, facts, "of symbols");
  const result = work.of(e, { blocked: [], bound: [] });
  return { e: result, where: work.where() };
}

/** Partial derivatives in written symbols, as partial derivatives in arguments. */
function carriedOut({ operand, wrt }: Partial, facts: Facts): Expr {
  const written: Facts = { symbol: () => undefined, fn: (name) => facts.fn(name), sample: () => undefined };
  return wrt.reduce(
    (e, name) => new Differentiation(name, written, "of arguments").of(e, { blocked: [], bound: [] }),
    operand,
  );
}

class Differentiation {
  readonly #memo = new Map<string, Map<Expr, Expr>>();
  readonly #named = new Map<string, { readonly name: Expr; readonly e: Expr }>();

  constructor(
    readonly wrt: string,
    readonly facts: Facts,
    readonly partials: "of symbols" | "of arguments",
  ) {}

  where() {
    return [...this.#named.values()].reverse();
  }

  of(e: Expr, scope: Scope): Expr {
    const key = keyOf(scope);
    const memo = this.#memo.get(key) ?? new Map<Expr, Expr>();
    this.#memo.set(key, memo);
    const known = memo.get(e);
    if (known) return known;
    const result = this.#compute(e, scope);
    memo.set(e, result);
    return result;
  }

  #compute(e: Expr, scope: Scope): Expr {
    if (hasNoRule(e))
      return this.#along(freeSymbols(e), scope, (name) => ({ kind: "partial", operand: e, wrt: [name] }));
    switch (e.kind) {
      case "number":
      case "text":
        return zero;
      case "symbol":
        return this.#symbol(e.name, scope);
      case "apply":
        return this.#apply(e, scope);
      case "call": {
        const body = applyDefinition(e, this.facts);
        return body ? this.of(body, scope) : this.#abstract(e, scope);
      }
      case "stop":
        return this.#stop(e.symbols, e.operand, scope);
      case "expect":
        return this.#expect(e, scope);
      case "partial":
        return this.#partial(e, scope);
      case "slot":
        return this.#slots(e, argumentsOf(e), scope);
      case "total":
        return this.of(differentiateFully(e.operand, e.wrt, this.facts), scope);
      case "score":
        return zero;
      case "at":
        return this.#at(e, scope);
    }
  }

  /** At the place s = t, a derivative moves with the operand and with the place. */
  #at(e: At, scope: Scope): Expr {
    const operand = inlined(e.operand, this.facts);
    const here = this.of(operand, { ...scope, bound: [...scope.bound, e.symbol] });
    const moving = this.of(e.value, scope);
    const there = isNumber(moving, 0) ? zero : multiply(moving, differentiateFully(operand, e.symbol, this.facts));
    return isNumber(add(here, there), 0) ? zero : { ...e, operand: add(here, there) };
  }

  #symbol(name: string, scope: Scope): Expr {
    if (scope.blocked.includes(name)) return zero;
    if (name === this.wrt) return one;
    const definition = scope.bound.includes(name) ? undefined : this.facts.symbol(name);
    if (!definition) return zero;
    const relevant = this.#relevant(name, definition, scope.blocked);
    const e = this.of(definition, { blocked: relevant, bound: scope.bound });
    if (isNumber(e, 0) || isNumber(e, 1) || (e.kind === "symbol" && e.name !== name) || e.kind === "number") return e;
    const operand: Expr =
      relevant.length === 0 ? symbol(name) : { kind: "stop", symbols: relevant, operand: symbol(name) };
    const key = `${name}|${relevant.join(",")}`;
    const named = this.#named.get(key) ?? { name: { kind: "total", wrt: this.wrt, operand }, e };
    this.#named.set(key, named);
    return named.name;
  }

  /** The blocked symbols on a way from the variable to the symbol; only they change its derivative. */
  #relevant(name: string, definition: Expr, blocked: readonly string[]): readonly string[] {
    if (blocked.length === 0) return blocked;
    const above = reach(definition, this.facts);
    return blocked
      .filter(
        (it) =>
          it !== name &&
          above.has(it) &&
          this.facts.symbol(it) !== undefined &&
          reach(this.facts.symbol(it)!, this.facts).has(this.wrt),
      )
      .sort();
  }

  #apply(e: Apply, scope: Scope): Expr {
    const [a, b] = e.args as [Expr, Expr];
    switch (e.op) {
      case "add":
        return add(...e.args.map((it) => this.of(it, scope)));
      case "neg":
        return negate(this.of(a, scope));
      case "mul":
        return add(
          ...e.args.map((it, i) => multiply(...e.args.map((other, k) => (k === i ? this.of(it, scope) : other)))),
        );
      case "div":
        return this.#quotient(a, b, scope);
      case "pow":
        return this.#power(e, a, b, scope);
      case "norm2":
        return multiply(number(2), this.of(a, scope), a);
      case "norm":
        return multiply(this.of(a, scope), divide(a, e));
      case "abs":
        return multiply(this.of(a, scope), divide(a, e));
      default:
        if (e.op === "log" && this.#isAbstract(a)) return this.#abstract(e, scope);
        return this.#chain(e, a, scope);
    }
  }

  #chain(e: Apply, a: Expr, scope: Scope): Expr {
    const inner = this.of(a, scope);
    return isNumber(inner, 0) ? zero : multiply(inner, derivativeOf(e.op)!.slope(a, e));
  }

  #quotient(a: Expr, b: Expr, scope: Scope): Expr {
    const [da, db] = [this.of(a, scope), this.of(b, scope)];
    if (isNumber(db, 0)) return divide(da, b);
    return add(divide(da, b), negate(divide(multiply(a, db), power(b, number(2)))));
  }

  #power(e: Apply, a: Expr, b: Expr, scope: Scope): Expr {
    const [da, db] = [this.of(a, scope), this.of(b, scope)];
    const lower = b.kind === "number" ? number(b.value - 1) : apply("add", b, negate(one));
    const base = isNumber(da, 0) ? zero : multiply(b, power(a, lower), da);
    return isNumber(db, 0) ? base : add(base, multiply(e, apply("log", a), db));
  }

  #isAbstract = (e: Expr): e is Call => e.kind === "call" && applyDefinition(e, this.facts) === undefined;

  /** A function that nothing defines, or its logarithm: its partial derivatives stay abstract. */
  #abstract(e: Call | Apply, scope: Scope): Expr {
    const call = e.kind === "call" ? e : (e.args[0] as Call);
    const names = this.partials === "of arguments" ? undefined : this.#movingNames(call, scope);
    if (names) return this.#along(names, scope, (name) => ({ kind: "partial", operand: e, wrt: [name] }));
    const inner = this.#slots(call, call.args, scope);
    return e.kind === "call" ? inner : divide(inner, call);
  }

  /** A partial derivative that is differentiated again: in one more symbol, or where a symbol does not say it, in one more argument. */
  #partial(e: Partial, scope: Scope): Expr {
    const { operand } = e;
    const call = operand.kind === "apply" && operand.op === "log" ? operand.args[0]! : operand;
    const names = hasNoRule(operand)
      ? freeSymbols(operand)
      : this.#isAbstract(call)
        ? this.#movingNames(call, scope)
        : undefined;
    if (names) return this.#along(names, scope, (name) => ({ ...e, wrt: [...e.wrt, name] }));
    return this.of(carriedOut(e, this.facts), scope);
  }

  /** The symbols that move the arguments of a call; undefined where one does it from within an argument, or is written in another one too. */
  #movingNames(call: Call, scope: Scope): ReadonlySet<string> | undefined {
    const moving = call.args.filter((it) => !isNumber(this.of(it, scope), 0));
    const alone = moving.every(
      (it) =>
        it.kind === "symbol" && call.args.every((other) => other.kind === "symbol" || !freeSymbols(other).has(it.name)),
    );
    return alone ? new Set(moving.map((it) => (it as { readonly name: string }).name)) : undefined;
  }

  #slots(e: Call | Slot, args: readonly Expr[], scope: Scope): Expr {
    return add(...args.map((it, index) => multiply(this.of(it, scope), { kind: "slot", operand: e, index })));
  }

  #along(names: ReadonlySet<string>, scope: Scope, partial: (name: string) => Partial): Expr {
    return add(...[...names].map((name) => multiply(this.#symbol(name, scope), partial(name))));
  }

  #stop(symbols: readonly string[] | undefined, operand: Expr, scope: Scope): Expr {
    if (symbols === undefined || symbols.includes(this.wrt)) return zero;
    const d = this.of(operand, { ...scope, blocked: [...new Set([...scope.blocked, ...symbols])] });
    return d.kind === "number" ? d : { kind: "stop", symbols, operand: d };
  }

  #expect(e: Expect, scope: Scope): Expr {
    const binders = bindersOf(e, this.facts, (name) => scope.bound.includes(name));
    const bound = [...new Set([...scope.bound, ...binders.map((it) => it.symbol)])];
    const scores = binders.map(({ symbol: name, density }) => {
      if (!density) return zero;
      const log = this.of(apply("log", density), { ...scope, bound });
      return isNumber(log, 0) ? zero : ({ kind: "score", symbol: name, operand: log } as const);
    });
    const score = add(...scores);
    const body = add(multiply(e.body, score), this.of(e.body, { ...scope, bound }));
    return isNumber(body, 0) ? zero : { ...e, body };
  }
}

/** An expression with the derivatives in it carried out. */
const inlined = (e: Expr, facts: Facts): Expr =>
  e.kind === "total" ? differentiateFully(e.operand, e.wrt, facts) : rebuild(e, (it) => inlined(it, facts));

/** The derivative with nothing named, as an expression that can be differentiated again. */
function differentiateFully(e: Expr, wrt: string, facts: Facts): Expr {
  const { e: result, where } = differentiate(e, wrt, facts);
  const values = new Map(where.map((it) => [it.name, it.e]));
  const inline = (part: Expr): Expr => (values.has(part) ? inline(values.get(part)!) : rebuild(part, inline));
  return inline(result);
}
