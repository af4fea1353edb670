import { add, isNumber, multiply, one, symbol, zero } from "../math/build";
import type { Apply, At, Call, Expr, Partial } from "../math/expr";
import { size } from "../math/size";
import { structure } from "../math/structure";
import { mapChildren as rebuild } from "../math/walk";
import { applied } from "./derivatives/arithmetic";
import type { Differentiator } from "./derivatives/differentiator";
import { ofExpectation } from "./derivatives/expectation";
import { ofFold } from "./derivatives/fold";
import { ofLogarithm } from "./derivatives/logarithm";
import { ofCases, ofMatrix } from "./derivatives/pieces";
import { inSlots, ofPartial, ofUnknown, ofWhole } from "./derivatives/unknown";
import { Descent } from "./descent";
import { expansion } from "./expansion";
import { applyDefinition, type Facts, recursionSymbols } from "./facts";
import { Marks } from "./marks";
import { SampleSpaces } from "./sample-spaces";
import { keyOf, type Scope } from "./scope";

/** A derivative, and the derivatives of defined symbols that it names. */
export interface Derived {
  readonly e: Expr;
  readonly where: readonly Named[];
}

/** A derivative under a name: `name` is how it is written, `of` what it is the derivative of. */
export interface Named {
  readonly name: Expr;
  readonly of: Expr;
  readonly e: Expr;
}

const nowhere: Scope = { blocked: [], bound: [] };

/** The derivative of `e` in `wrt`, through definitions, stops kept in it so that every order is stopped. */
export function differentiate(e: Expr, wrt: string, facts: Facts): Derived {
  const short = derived(e, new Differentiation(e, wrt, facts, "of symbols", "written out"));
  const length = [short.e, ...short.where.map((it) => it.e)].reduce((sum, it) => sum + size(it), 0);
  return length <= longest * (1 + short.where.length)
    ? short
    : derived(e, new Differentiation(e, wrt, facts, "of symbols", "named"));
}

/** Beyond so many parts, derivatives of function applications are named as those of symbols are. */
const longest = 400;

function derived(e: Expr, work: Differentiation): Derived {
  return { e: work.of(e, nowhere), where: work.where() };
}

/** Partial derivatives in written symbols, as partial derivatives in arguments. */
function carriedOut({ operand, wrt }: Partial, facts: Facts): Expr {
  const written: Facts = {
    symbol: () => undefined,
    fn: (name) => facts.fn(name),
    recursion: () => undefined,
    step: () => undefined,
    sample: () => undefined,
  };
  return wrt.reduce(
    (e, name) => new Differentiation(e, name, written, "of arguments", "written out").of(e, nowhere),
    operand,
  );
}

class Differentiation implements Differentiator {
  readonly #memo = new Map<string, Map<Expr, Expr>>();
  readonly #descent: Descent;
  readonly #marks = new Map<string, Marks>();
  readonly #named = new Map<string, Named>();
  #spaces: SampleSpaces | undefined;

  constructor(
    readonly whole: Expr,
    readonly wrt: string,
    readonly facts: Facts,
    readonly partials: "of symbols" | "of arguments",
    readonly applications: "written out" | "named",
  ) {
    this.#descent = new Descent(facts);
  }

  normalises(density: Expr): boolean {
    this.#spaces ??= SampleSpaces.of({ e: this.whole, facts: this.facts });
    return density.kind === "call" && this.#spaces.normalises(density);
  }

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
    const full = expansion(e, this.facts);
    const result = full ? this.of(full, scope) : (this.#compute(e, scope) ?? ofWhole(this, e, scope));
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
        if (!body) return ofUnknown(this, e, scope);
        return this.applications === "named" ? this.#application(e, body, scope) : this.of(body, scope);
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
    if (e.op === "log") return ofLogarithm(this, e.args[0]!, scope);
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
    const relevant = this.#relevant(name, scope.blocked);
    const e = this.#descent.into(
      name,
      () => this.of(definition, { blocked: relevant, bound: scope.bound }),
      (it) => this.#symbol(it, scope),
    );
    if (e.kind === "number" || (e.kind === "symbol" && e.name !== name)) return e;
    return this.#name(name, symbol(name), relevant, e);
  }

  /** The derivative of an applied definition under a name of its own. */
  #application(call: Call, body: Expr, scope: Scope): Expr {
    const e = this.of(body, scope);
    return e.kind === "number" || e.kind === "symbol" ? e : this.#name(structure(call), call, scope.blocked, e);
  }

  #name(of: string, operand: Expr, blocked: readonly string[], e: Expr): Expr {
    const key = `${of}|${blocked.join(",")}`;
    const named = this.#named.get(key) ?? { ...this.#total(operand, blocked), e };
    this.#named.set(key, named);
    return named.name;
  }

  #total(operand: Expr, blocked: readonly string[]): { readonly name: Expr; readonly of: Expr } {
    const of: Expr = blocked.length === 0 ? operand : { kind: "stop", symbols: blocked, operand };
    return { name: { kind: "total", wrt: this.wrt, operand: of }, of };
  }

  recursive(call: Call, scope: Scope): Expr | undefined {
    const found = this.facts.recursion(call.fn);
    const moving = recursionSymbols(call.fn, this.facts).some((it) => !isNumber(this.#symbol(it, scope), 0));
    if (!found || !moving) return undefined;
    const key = `recursion ${call.fn}|${keyOf(scope)}`;
    if (!this.#named.has(key)) {
      const step = {
        name: this.#total(found.left, scope.blocked).name,
        of: this.#total(found.value, scope.blocked).of,
      };
      this.#named.set(key, { ...step, e: zero });
      this.#named.set(key, { ...step, e: this.of(found.value, scope) });
    }
    return this.#total(call, scope.blocked).name;
  }

  /** The blocked symbols on a way from the variable to the symbol; only they change its derivative. */
  #relevant(name: string, blocked: readonly string[]): readonly string[] {
    if (blocked.length === 0) return blocked;
    const key = [...blocked].sort().join(",");
    const marks =
      this.#marks.get(key) ?? new Marks(this.facts, (it) => (it === this.wrt || blocked.includes(it) ? [it] : []));
    this.#marks.set(key, marks);
    const above = marks.of(name);
    return blocked.filter((it) => it !== name && above.has(it) && it !== this.wrt && marks.of(it).has(this.wrt)).sort();
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
  const done = new Map<Expr, Expr>();
  const inline = (part: Expr): Expr => {
    const known = done.get(part);
    if (known) return known;
    const made = values.has(part) ? inline(values.get(part)!) : rebuild(part, inline);
    done.set(part, made);
    return made;
  };
  return inline(result);
}
