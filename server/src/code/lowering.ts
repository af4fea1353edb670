import { applyDefinition, type Facts } from "../calculus/facts";
import { hasStop } from "../calculus/has-stop";
import { reach } from "../calculus/reach";
import { waysFrom } from "../calculus/ways";
import { add, number, symbol } from "../math/build";
import type { Apply, Call, Expr, Op } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { mapChildren } from "../math/walk";
import type { Arguments } from "./arguments";
import { type Element, elementOf } from "./elements";
import { isLoop, loopOf } from "./fold";
import { meanOf } from "./mean";
import { identifier, type PythonNames } from "./names";
import { isPython } from "./python/expression";
import { Scope, Scopes } from "./scopes";

/** A formula that no program can stand for; the message says why. */
export class NoProgram extends Error {}

/** Rewrites formulas as Python: definitions become assignments, and a stop for some symbols copies with these stopped. */
export class Lowering {
  readonly scopes = new Scopes();
  readonly assumptions = new Set<string>();
  readonly #routines = new Map<string, string | undefined>();

  constructor(
    readonly facts: Facts,
    readonly names: PythonNames,
    readonly given: Arguments,
    /** The symbols to which no gradient is wanted: noise, data. */
    readonly still: (name: string) => boolean,
    /** What is known of a symbol that is given. */
    readonly note: (name: string) => string,
  ) {}

  /** `e` as Python, no gradient through the `blocked` symbols. */
  of(e: Expr, blocked: readonly string[]): Expr {
    switch (e.kind) {
      case "symbol":
        return this.#symbol(e.name, blocked);
      case "stop":
        return this.#stopped(e.symbols === undefined ? "all" : union(blocked, e.symbols), e.operand);
      case "call":
        return this.#call(e, blocked);
      case "expect":
        return meanOf(this, e, blocked);
      case "fold":
        return isLoop(e, this.facts) ? loopOf(this, e, blocked) : this.#standIn(e, blocked);
      default:
        if (isPython(e)) return mapChildren(e, (it) => this.of(it, blocked));
        return e.kind === "apply" && givenOps.has(e.op) ? this.#givenOp(e, blocked) : this.#standIn(e, blocked);
    }
  }

  /** An operator that no framework has as a function of tensors. */
  #givenOp(e: Apply, blocked: readonly string[]): Expr {
    const written = e.head ?? e.op;
    const name = this.given.fn(written, e.op, "a function");
    this.assumptions.add(`${name} is given, because ${written} has no form in Python here`);
    return call(
      name,
      e.args.map((it) => this.of(it, blocked)),
    );
  }

  /** Whether a gradient passes from `e` to something that wants one. */
  passes(e: Expr, blocked: readonly string[]): boolean {
    const { open } = waysFrom({ kind: "stop", symbols: blocked, operand: e }, this.facts);
    return [...open].some((it) => this.#isLeaf(it) && !this.still(it));
  }

  #isLeaf = (name: string): boolean => this.facts.symbol(name) === undefined;

  /** A stop of everything that passes is a stop of the value; one of some symbols goes on to where they are. */
  #stopped(blocked: "all" | readonly string[], operand: Expr): Expr {
    if (blocked !== "all" && this.passes(operand, blocked)) return this.of(operand, blocked);
    const value = this.of(withoutStops(operand), []);
    return this.passes(withoutStops(operand), []) ? bare(value) : value;
  }

  #symbol(name: string, blocked: readonly string[]): Expr {
    const parameter = this.scopes.parameter(name);
    const isBlocked = blocked.includes(name) && !this.still(name);
    if (parameter) {
      const here = symbol(parameter.name);
      return isBlocked && parameter.scope.kind === "routine" ? bare(here) : here;
    }
    const definition = this.facts.symbol(name);
    if (!definition) {
      const element = elementOf(name, [...this.scopes.indices().keys()]);
      const here = element ? this.#element(element) : symbol(this.given.tensor(name, this.note(name)));
      return isBlocked ? bare(here) : here;
    }
    const reached = reach(symbol(name), this.facts);
    const above = blocked.filter((it) => reached.has(it));
    if (above.length === 0) return symbol(this.#assign(name, definition, []));
    if (!this.passes(symbol(name), above)) return this.#stopped("all", symbol(name));
    return symbol(this.#assign(name, definition, above));
  }

  /** The array that the elements of a family are given in. */
  array({ family, at }: Element): string {
    const script = at
      .map(({ index, offset }) => (index ?? "") + (index === undefined ? offset : signed(offset)))
      .join(",");
    return this.given.array(script.length === 1 ? `${family}_${script}` : `${family}_{${script}}`, family);
  }

  /** An element of a family: arrays begin with the first element that the loop needs. */
  #element(element: Element): Expr {
    const loops = this.scopes.indices();
    const at = element.at.map(({ index, offset }) => {
      if (index === undefined) return number(offset);
      const loop = loops.get(index);
      const from = loop ? (loop.first.get(element.family) ?? 0) + loop.start : 0;
      const position = offset - from;
      const minus: Expr = { kind: "apply", op: "neg", args: [number(-position)] };
      return position === 0
        ? this.#symbol(index, [])
        : add(this.#symbol(index, []), position < 0 ? minus : number(position));
    });
    return { kind: "call", fn: this.array(element), args: at, marks: ["[", "]"] };
  }

  /** The variable that has the value of a definition, assigned where all that it depends on is there. */
  #assign(name: string, definition: Expr, blocked: readonly string[]): string {
    const scope = this.scopes.boundIn(reach(symbol(name), this.facts).keys()) ?? this.scopes.whole;
    const key = `${name} ${blocked.join(",")}`;
    const known = scope.assigned.get(key);
    if (known) return known;
    const own = this.names.of(name);
    const variable = blocked.length === 0 ? own : this.names.of(`${name}_{stop}_{${blocked.join(",")}}`);
    this.scopes.backIn(scope, () => {
      const e = this.of(definition, blocked);
      scope.statements.push({ kind: "assign", name: variable, e, note: this.#copyNote(name, own, blocked) });
    });
    scope.assigned.set(key, variable);
    return variable;
  }

  #copyNote(name: string, own: string, blocked: readonly string[]): string | undefined {
    if (blocked.length === 0) return undefined;
    const { open } = waysFrom({ kind: "stop", symbols: blocked, operand: symbol(name) }, this.facts);
    const others = [...open].filter((it) => this.#isLeaf(it) && !this.still(it));
    const functions = others.filter((it) => this.given.hasFunction(it)).map(identifier);
    const tensors = others.filter((it) => !this.given.hasFunction(it)).map(identifier);
    const held = functions.length > 0 ? [`what ${list(functions)} hold${functions.length > 1 ? "" : "s"}`] : [];
    const stopped = list(blocked.map(identifier));
    return `${own} again with ${stopped} stopped: a stop on ${own} would also stop ${list([...tensors, ...held])}.`;
  }

  #call(e: Call, blocked: readonly string[]): Expr {
    const body = applyDefinition(e, this.facts);
    const args = () => e.args.map((it) => this.of(it, blocked));
    if (!body) return call(this.#abstract(e), args());
    const routine = this.#routine(e.fn, blocked);
    return routine === undefined ? this.of(body, blocked) : call(routine, args());
  }

  #abstract({ fn }: Call): string {
    const wanted = this.facts.symbol(fn) === undefined ? identifier(fn) : `${identifier(fn)}_function`;
    return this.given.fn(fn, wanted, "a function");
  }

  /** The Python function of a defined one; undefined where its body has to stand in place: samples or stopped symbols reach it. */
  #routine(fn: string, blocked: readonly string[]): string | undefined {
    const { parameters, value } = this.facts.fn(fn)!;
    const reached = [...freeSymbols(value)]
      .filter((it) => !parameters.includes(it))
      .flatMap((it) => [...reach(symbol(it), this.facts).keys()]);
    if (reached.some((it) => blocked.includes(it)) || this.scopes.boundIn(reached)) return undefined;
    if (this.#routines.has(fn)) return this.#routines.get(fn);
    this.#routines.set(fn, undefined);
    const inner = parameters.map((it) => [it, this.names.of(it)] as const);
    const name = this.names.fresh(identifier(fn));
    const { whole } = this.scopes;
    const scope = new Scope("routine", new Map(inner));
    const result = this.scopes.backIn(whole, () => this.scopes.inside(scope, () => this.of(value, [])));
    const block = { statements: scope.statements, result };
    whole.statements.push({ kind: "routine", name, parameters: inner.map(([, it]) => it), block });
    this.#routines.set(fn, name);
    return name;
  }

  /** What has no form in Python is given as a function of its symbols. */
  #standIn(e: Expr, blocked: readonly string[]): Expr {
    const written = latex(e);
    if (hasStop(e, this.facts)) throw new NoProgram(`a stop stands in ${written}, which has no form in Python`);
    const name = this.given.fn(written, "given", "a function");
    this.assumptions.add(`${name} is given, because ${written} has no form in Python here`);
    return call(
      name,
      [...freeSymbols(e)].map((it) => this.#symbol(it, blocked)),
    );
  }
}

const givenOps = new Set<Op>(["kl", "entropy", "variance", "covariance", "gamma", "factorial", "logbase"]);

/** A call as Python writes it. */
export const call = (fn: string, args: readonly Expr[]): Expr => ({ kind: "call", fn, args, marks: ["(", ")"] });

/** A stop for every symbol. */
export const bare = (operand: Expr): Expr =>
  operand.kind === "stop" ? operand : { kind: "stop", symbols: undefined, operand };

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

/** The same value, nothing stopped where it is written; definitions stay as they are. */
const withoutStops = (e: Expr): Expr => (e.kind === "stop" ? withoutStops(e.operand) : mapChildren(e, withoutStops));

const signed = (offset: number): string => (offset === 0 ? "" : offset > 0 ? `+${offset}` : String(offset));

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
