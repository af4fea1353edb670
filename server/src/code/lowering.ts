import { applyDefinition, type Facts } from "../calculus/facts";
import { hasStop } from "../calculus/has-stop";
import { reach } from "../calculus/reach";
import { shapingOfAny } from "../calculus/shapes";
import type { Shaping } from "../calculus/shaping";
import { waysFrom } from "../calculus/ways";
import { symbol } from "../math/build";
import type { Apply, Call, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { mapChildren } from "../math/walk";
import { withoutStops } from "../math/without-stops";
import { elementAt, elementFor, familyIn } from "./access";
import type { Arguments } from "./arguments";
import { countedIn } from "./counted";
import { isLoop, listOf, loopOf } from "./fold";
import { meanOf } from "./mean";
import { identifier, type PythonNames } from "./names";
import { kindIn, productOf, transposed } from "./products";
import { isPython } from "./python/expression";
import { Scope, Scopes } from "./scopes";
import { bare, call, clip, givenOps, isClip, orderOf } from "./terms";

/** A formula that no program can stand for; the message says why. */
export class NoProgram extends Error {}

/** Rewrites formulas as Python: definitions become assignments, and a stop for some symbols copies with these stopped. */
export class Lowering {
  readonly scopes = new Scopes();
  readonly assumptions = new Set<string>();
  /** The symbols that the formula and its definitions name. */
  readonly written: ReadonlySet<string>;
  /** The symbols whose bars count what is in them. */
  readonly counted: ReadonlySet<string>;
  /** The shapes of the formula's parts, where they are known. */
  readonly shaping: Shaping | undefined;
  readonly #routines = new Map<string, string | undefined>();

  constructor(
    readonly facts: Facts,
    readonly names: PythonNames,
    readonly given: Arguments,
    /** The symbols to which no gradient is wanted: noise, data. */
    readonly still: (name: string) => boolean,
    /** The parameters of others, which are held: old policies, targets. */
    readonly held: (name: string) => boolean,
    /** What is known of a symbol that is given. */
    readonly note: (name: string) => string,
    /** The variables of the formula. */
    readonly inputs: readonly string[],
    formula: Expr,
  ) {
    this.written = new Set(reach(formula, facts).keys());
    this.counted = countedIn(formula, facts);
    this.shaping = shapingOfAny(formula, facts);
  }

  /** `e` as Python, no gradient through the `blocked` symbols. */
  of(e: Expr, blocked: readonly string[]): Expr {
    switch (e.kind) {
      case "symbol":
        return this.symbolOf(e.name, blocked);
      case "stop":
        return this.#stopped(e.symbols === undefined ? "all" : union(blocked, e.symbols), e.operand);
      case "call":
        return this.#call(e, blocked);
      case "expect":
        return meanOf(this, e, blocked);
      case "fold":
        return isLoop(e) ? loopOf(this, e, blocked) : this.#standIn(e, blocked);
      case "apply":
        return this.#apply(e, blocked);
      default:
        return isPython(e) ? mapChildren(e, (it) => this.of(it, blocked)) : this.#standIn(e, blocked);
    }
  }

  #apply(e: Apply, blocked: readonly string[]): Expr {
    const [first] = e.args;
    if (e.op === "abs" && first!.kind === "symbol" && this.counted.has(first!.name))
      return call("len", [this.of(first!, [])]);
    if (e.op === "norm")
      return { ...e, args: [this.of(first!, blocked), ...e.args.slice(1).flatMap((it) => orderOf(it))] };
    if (e.op === "mul") return productOf(this, e, blocked) ?? this.#standIn(e, blocked);
    if (e.op === "transpose") return transposed(this, e, blocked);
    if (isPython(e)) return mapChildren(e, (it) => this.of(it, blocked));
    return givenOps.has(e.op) ? this.#givenOp(e, blocked) : this.#standIn(e, blocked);
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

  /** A symbol as Python: what it is called, or what computes it. */
  symbolOf(name: string, blocked: readonly string[]): Expr {
    const parameter = this.scopes.parameter(name);
    const isBlocked = blocked.includes(name) && !this.still(name);
    if (parameter) {
      const here = symbol(parameter.name);
      return isBlocked && parameter.scope.kind === "routine" ? bare(here) : here;
    }
    const definition = this.facts.symbol(name);
    if (!definition || definition.kind === "text") {
      const element = elementFor(this, name);
      const here = element ? elementAt(this, element) : symbol(this.given.tensor(name, this.note(name)));
      return isBlocked ? bare(here) : here;
    }
    const reached = reach(symbol(name), this.facts);
    const above = blocked.filter((it) => reached.has(it));
    if (above.length === 0) return symbol(this.#assign(name, definition, []));
    if (!this.passes(symbol(name), above)) return this.#stopped("all", symbol(name));
    return symbol(this.#assign(name, definition, above));
  }

  /** The variable that has the value of a definition, assigned where all that it depends on is there. */
  #assign(name: string, definition: Expr, blocked: readonly string[]): string {
    const scope = this.scopes.boundIn(reach(definition, this.facts).keys()) ?? this.scopes.whole;
    const key = `${name} ${blocked.join(",")}`;
    const known = scope.assigned.get(key);
    if (known) return known;
    const own = this.names.of(name);
    const variable = blocked.length === 0 ? own : this.names.of(`${name}_{stop}_{${blocked.join(",")}}`);
    this.scopes.backIn(scope, () => {
      const e = this.of(definition, blocked);
      this.assign(variable, e, this.#copyNote(name, own, blocked), scope);
    });
    scope.assigned.set(key, variable);
    return variable;
  }

  /** Gives a value its name; a loop or a mean that was only computed for it has it from the start. */
  assign(name: string, e: Expr, note: string | undefined, { statements } = this.scopes.current): void {
    const last = statements.at(-1);
    const isOwn = e.kind === "symbol" && last?.name === e.name && (last.kind === "loop" || last.kind === "mean");
    if (isOwn) statements.splice(-1, 1, { ...last, name, note });
    else statements.push({ kind: "assign", name, e, note });
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
    const args = () => e.args.map((it) => this.#argument(it, blocked));
    if (!body) return call(isClip(e) ? clip : this.#abstract(e), args());
    const routine = this.#isOfNumbers(e) ? this.#routine(e.fn, blocked) : undefined;
    if (routine !== undefined) return call(routine, args());
    return this.#isPlain(e, body, blocked) ? symbol(this.#assign(e.fn, body, [])) : this.of(body, blocked);
  }

  /** A function of vectors stands in place: in a function of its own nothing would tell the shapes of its parameters. */
  #isOfNumbers = (e: Call): boolean =>
    !this.shaping || [e, ...e.args].every((it) => [undefined, "number"].includes(kindIn(this.shaping, it)));

  /** Whether a function is applied to what it is defined with, `r_t(\theta)`, and nothing of it is stopped: a variable will do. */
  #isPlain(e: Call, body: Expr, blocked: readonly string[]): boolean {
    const { parameters } = this.facts.fn(e.fn)!;
    const isOwn = e.args.every((it, i) => it.kind === "symbol" && it.name === parameters[i]);
    return isOwn && [...reach(body, this.facts).keys()].every((it) => !blocked.includes(it));
  }

  /** What a function is given: several values as a tuple, nothing as `None`. */
  #argument(e: Expr, blocked: readonly string[]): Expr {
    if (e.kind === "text" && /^\\(?:varnothing|emptyset)$/.test(e.latex)) return symbol("None");
    const set = familyIn(this, e) ?? listOf(this, e, blocked);
    if (set) return set;
    const entries = e.kind === "matrix" && e.rows.length === 1 ? e.rows[0]! : [];
    return entries.length > 1
      ? call(
          "",
          entries.map((it) => this.of(it, blocked)),
        )
      : this.of(e, blocked);
  }

  #abstract({ fn }: Call): string {
    const wanted = this.facts.symbol(fn) === undefined ? identifier(fn) : `${identifier(fn)}_function`;
    return this.given.fn(fn, wanted, "a function");
  }

  /** The Python function of a defined one; undefined where its body has to stand in place: samples or stopped symbols reach it. */
  #routine(fn: string, blocked: readonly string[]): string | undefined {
    const { parameters, value } = this.facts.fn(fn)!;
    const reached = [...reach(value, this.facts, new Set(parameters)).keys()].filter((it) => !parameters.includes(it));
    if (reached.some((it) => blocked.includes(it)) || this.scopes.boundIn(reached)) return undefined;
    if (this.#routines.has(fn)) return this.#routines.get(fn);
    this.#routines.set(fn, undefined);
    const isLast = (it: string, i: number) => parameters.lastIndexOf(it) === i;
    const inner = parameters.map(
      (it, i) => [it, isLast(it, i) ? this.names.of(it) : this.names.fresh(identifier(it))] as const,
    );
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
      [...freeSymbols(e)].map((it) => this.symbolOf(it, blocked)),
    );
  }
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
