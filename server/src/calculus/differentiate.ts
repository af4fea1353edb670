import { add, isNumber, multiply, one, symbol, zero } from "../math/build";
import type { Apply, At, Expr, Partial } from "../math/expr";
import { mapChildren as rebuild } from "../math/walk";
import { applied } from "./derivatives/arithmetic";
import type { Differentiator } from "./derivatives/differentiator";
import { ofExpectation } from "./derivatives/expectation";
import { ofFold } from "./derivatives/fold";
import { ofCases, ofMatrix } from "./derivatives/pieces";
import { inSlots, isUnknownCall, ofPartial, ofUnknown, ofWhole } from "./derivatives/unknown";
import { applyDefinition, type Facts } from "./facts";
import { reach } from "./reach";
import { keyOf, type Scope } from "./scope";

/** A derivative, and the derivatives of defined symbols that it names. */
export interface Derived {
  readonly e: Expr;
  readonly where: readonly { readonly name: Expr; readonly e: Expr }[];
}

const nowhere: Scope = { blocked: [], bound: [] };

/** The derivative of `e` in `wrt`, through definitions, stops kept in it so that every order is stopped. */
export function differentiate(e: Expr, wrt: string, facts: Facts): Derived {
  const work = new Differentiation(wrt, facts, "of symbols");
  const result = work.of(e, nowhere);
  return { e: result, where: work.where() };
}

/** Partial derivatives in written symbols, as partial derivatives in arguments. */
function carriedOut({ operand, wrt }: Partial, facts: Facts): Expr {
  const written: Facts = { symbol: () => undefined, fn: (name) => facts.fn(name), sample: () => undefined };
  return wrt.reduce((e, name) => new Differentiation(name, written, "of arguments").of(e, nowhere), operand);
}

class Differentiation implements Differentiator {
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
    if (e.kind === "symbol") return this.#symbol(e.name, scope);
    const key = keyOf(scope);
    const memo = this.#memo.get(key) ?? new Map<Expr, Expr>();
    this.#memo.set(key, memo);
    const known = memo.get(e);
    if (known) return known;
    const result = this.#compute(e, scope) ?? ofWhole(this, e, scope);
    memo.set(e, result);
    return result;
  }

  /** The derivative by the rule for this kind of expression; undefined where it has none. */
  #compute(e: Exclude<Expr, { kind: "symbol" }>, scope: Scope): Expr | undefined {
    switch (e.kind) {
      case "number":
      case "text":
      case "relation":
      case "score":
        return zero;
      case "apply":
        return this.#apply(e, scope);
      case "call": {
        const body = applyDefinition(e, this.facts);
        return body ? this.of(body, scope) : ofUnknown(this, e, scope);
      }
      case "stop":
        return this.#stop(e.symbols, e.operand, scope);
      case "expect":
        return ofExpectation(this, e, scope);
      case "partial":
        return ofPartial(this, e, scope) ?? this.#again(e, carriedOut(e, this.facts), scope);
      case "slot":
        return inSlots(this, e, scope);
      case "total":
        return this.#again(e, differentiateFully(e.operand, e.wrt, this.facts), scope);
      case "at":
        return this.#at(e, scope);
      case "fold":
        return ofFold(this, e, scope);
      case "matrix":
        return ofMatrix(e, (it) => this.of(it, scope));
      case "cases":
        return ofCases(e, (it) => this.of(it, scope));
      case "opaque":
        return undefined;
    }
  }

  /** A derivative that was carried out, differentiated; undefined where carrying out only gave it back. */
  #again(e: Expr, out: Expr, scope: Scope): Expr | undefined {
    return out.kind === e.kind ? undefined : this.of(out, scope);
  }

  #apply(e: Apply, scope: Scope): Expr | undefined {
    if (e.op === "log" && isUnknownCall(e.args[0]!, this.facts)) return ofUnknown(this, e, scope);
    return applied(
      e,
      e.args.map((it) => this.of(it, scope)),
    );
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
    if (name === this.wrt) return scope.bound.includes(name) ? zero : one;
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

  #stop(symbols: readonly string[] | undefined, operand: Expr, scope: Scope): Expr {
    if (symbols === undefined || symbols.includes(this.wrt)) return zero;
    const d = this.of(operand, { ...scope, blocked: [...new Set([...scope.blocked, ...symbols])] });
    return d.kind === "number" ? d : { kind: "stop", symbols, operand: d };
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
