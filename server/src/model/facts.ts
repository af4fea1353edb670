import type { Facts, Recursion } from "../calculus/facts";
import { reach, writtenSymbols } from "../calculus/reach";
import { plainSpelling } from "../calculus/spelling";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { familyOf, memberOf } from "../math/member";
import { headOf } from "../math/mentions";
import { walk } from "../math/walk";
import { partitionPoint } from "../text/partition-point";
import { components } from "./components";
import { appliedDefinition, declaredFunction } from "./declared-functions";
import { dependenceOfMember, stepOf } from "./families";
import { givenIn } from "./given";
import { definedLike, numberOf, withIndex } from "./members";
import type { Defined, Model } from "./model";
import { isHeldName, isObjectiveName } from "./optimised/names";
import { type Definition, isSameFunction } from "./read/statements";
import { isLabelled } from "./read/symbol";
import { remembering } from "./remember";
import { isSigmoid, sigmoid } from "./sigmoid";
import { spacesOf } from "./spaces";
import { formulasWith, mayDefine } from "./written";

/**
 * What the document says of the symbols, as it stands at a host offset: the nearest definition before it, else the first after.
 * Where no name is defined anew between two places, they share the facts, and what was found out with them.
 */
export const factsAt = (model: Model, at: number): Facts => stretchesOf(model).at(at);

const stretchesOf = remembering((model: Model) => new Stretches(model));

/** The parts of a document in which every name has one definition. */
class Stretches {
  /** Where they begin, but for the first. */
  readonly #begins: readonly number[];
  readonly #facts = new Map<number, Facts>();

  constructor(readonly model: Model) {
    const several = [...model.definitions.values()].filter((it) => it.length > 1).flat();
    this.#begins = several.flatMap((it) => it.at ?? []).sort((a, b) => a - b);
  }

  at(offset: number): Facts {
    const nth = partitionPoint(this.#begins, (it) => it <= offset);
    const known = this.#facts.get(nth) ?? new DocumentFacts(this.model, this.#begins[nth - 1] ?? -1);
    this.#facts.set(nth, known);
    return known;
  }
}

/** The definition of a name that holds at a host offset; those of other files come after all of its own. */
export function definitionAt(model: Model, name: string, at: number): Defined | undefined {
  const found = model.definitions.get(name);
  const own = found?.filter((it) => it.at !== undefined);
  return own?.findLast((it) => it.at! <= at) ?? own?.[0] ?? found?.at(-1);
}

/** `\theta_{\text{old}} = \theta`: a copy was made at some time, so that nothing depends on what the other becomes. */
const isCopied = (name: string, value: Expr): boolean =>
  value.kind === "symbol" &&
  headOf(plainSpelling(value.name)) === headOf(plainSpelling(name)) &&
  (isHeldName(name) || isHeldName(value.name));

const definedAs = ({ parameters, left, value }: Definition): ReturnType<Facts["fn"]> => ({
  parameters: parameters!,
  args: left.kind === "call" ? left.args : undefined,
  value,
});

/** A chain of so many definitions is not looked through, so that what follows them may be recursive. */
const deepest = 2000;

class DocumentFacts implements Facts {
  readonly #symbols = new Map<string, Expr | undefined>();
  readonly #depths = new Map<string, number>();
  readonly #functions = new Map<string, ReturnType<Facts["fn"]>>();

  constructor(
    readonly model: Model,
    readonly at: number,
  ) {}

  symbol(name: string): Expr | undefined {
    if (!this.#symbols.has(name)) this.#settle(name);
    return this.#symbols.get(name);
  }

  /** Finds the values of a name and of all that it leads to; what leads back to itself has none. */
  #settle(first: string): void {
    const values = new Map<string, Expr>();
    const loops = new Set<string>();
    const after = (name: string): readonly string[] => {
      const value = this.#symbols.has(name) ? undefined : this.#lookup(name);
      if (!value) return [];
      values.set(name, value);
      const names = [...new Set(writtenSymbols(value, this))];
      if (names.includes(name)) loops.add(name);
      return names;
    };
    for (const group of components(first, after))
      for (const it of group)
        if (!this.#symbols.has(it)) this.#add(it, group.length > 1 || loops.has(it) ? undefined : values.get(it));
  }

  /** Adds the value of a name when those of all names in it are known; a chain of definitions is looked into to a limit only. */
  #add(name: string, value: Expr | undefined): void {
    const below = value ? Math.max(0, ...[...writtenSymbols(value, this)].map((it) => this.#depths.get(it) ?? 0)) : 0;
    this.#depths.set(name, (below + 1) % deepest);
    const tooDeep = value !== undefined && below + 1 === deepest;
    this.#symbols.set(name, tooDeep ? this.#unseen(name, value) : value);
  }

  /** Something of which only is known on what it depends. */
  #unseen = (latex: string, value: Expr): Expr => ({ kind: "opaque", latex, symbols: [...reach(value, this).keys()] });

  #lookup(name: string): Expr | undefined {
    const found = definitionAt(this.model, name, this.at);
    if (found && found.definition.parameters === undefined)
      return isCopied(name, found.definition.value) ? undefined : found.definition.value;
    // `\mathcal{L} = \mathcal{L}_1 + \mathcal{L}_2`: a loss is named without its arguments.
    if (found) return isObjectiveName(name) ? found.definition.value : undefined;
    const declared = this.model.declarations.find((it) => it.symbol === name && it.dependsOn.length > 0);
    if (declared?.detached) return { kind: "stop", symbols: undefined, operand: symbol(declared.dependsOn[0]!) };
    const on = declared?.dependsOn ?? dependenceOfMember(this.model, name);
    if (!on) return this.#asMember(name);
    if (on.length > 0 && this.fn(name)) return { kind: "opaque", latex: name, symbols: on };
    const marks = ["(", ...on.slice(1).map(() => ", "), ")"];
    return { kind: "call", fn: name, args: on.map(symbol), marks };
  }

  /** `z_1` where `z_i` is defined. */
  #asMember(name: string): Expr | undefined {
    const other = definedLike(this.model, name);
    const found = other === undefined ? undefined : definitionAt(this.model, other, this.at)?.definition;
    if (!found || found.parameters) return undefined;
    return withIndex(found.value, memberOf(other!)!.letter, numberOf(name));
  }

  fn(name: string): ReturnType<Facts["fn"]> {
    if (this.#functions.has(name)) return this.#functions.get(name);
    this.#functions.set(name, undefined);
    const found = definitionAt(this.model, name, this.at)?.definition;
    const value = found?.parameters && definedAs(found);
    if (value && !this.#recurs(name, value.value)) this.#functions.set(name, value);
    if (!found && isSigmoid(this.model, name)) this.#functions.set(name, sigmoid(name));
    else if (!found) this.#functions.set(name, declaredFunction(this.model, name));
    else if (!found.parameters && !this.#recurs(name, found.value))
      this.#functions.set(name, appliedDefinition(this.model, name, found.value));
    return this.#functions.get(name);
  }

  /** Whether a function comes back to itself through the definitions of what its body uses, as a value and its action's value do. */
  #recurs(name: string, body: Expr): boolean {
    const pending = [body];
    const seen = new Set<string>();
    while (pending.length > 0) {
      for (const used of namesIn(pending.pop()!)) {
        if (used === name) return true;
        if (seen.has(used)) continue;
        seen.add(used);
        const value = definitionAt(this.model, used, this.at)?.definition.value;
        if (value) pending.push(value);
      }
    }
    return false;
  }

  recursion(name: string): Recursion | undefined {
    const found = definitionAt(this.model, name, this.at)?.definition;
    if (!found?.parameters) return recursionsOf(this.model).get(name);
    return found.left.kind === "call" && this.#recurs(name, found.value)
      ? { left: found.left, value: found.value }
      : undefined;
  }

  isLabelled(head: string): boolean {
    return isLabelled(this.model.reading.lexicon.names, head);
  }

  isGiven(name: string): boolean {
    return givenIn(this.model).has(name);
  }

  step(name: string): string | undefined {
    return stepOf(this.model, name);
  }

  sample(name: string) {
    return this.model.samples.get(name);
  }

  axes(name: string): number | undefined {
    return spacesOf(this.model).get(familyOf(name))?.length;
  }
}

/** The families that formulas define through themselves, as in `x_{t+1} = f(x_t)`, by name. */
const recursionsOf = remembering((model: Model): ReadonlyMap<string, Recursion> => {
  const found = new Map<string, Recursion>();
  for (const it of formulasWith(model, mayDefine).flatMap((formula) => formula.statements)) {
    if (it.kind !== "plain" || it.sides.length !== 2 || !/^:?=$|coloneqq|leftarrow|gets/.test(it.relation ?? "="))
      continue;
    const [left, value] = it.sides as [Expr, Expr];
    if (left.kind === "call" && namesIn(value).includes(left.fn) && !isSameFunction(left, value))
      found.set(left.fn, { left, value });
  }
  return found;
});

/** The names of symbols and functions that are written in an expression. */
const namesIn = remembering((e: Expr): readonly string[] => {
  const found = new Set<string>();
  walk(e, (it) => {
    if (it.kind === "call") found.add(it.fn);
    else if (it.kind === "symbol") found.add(it.name);
    return true;
  });
  return [...found];
});
