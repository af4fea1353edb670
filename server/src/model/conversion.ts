import { around, type Frame, filled, frameOf, isExchangeable } from "../notation/frame";
import type { Edit } from "../text/edit";
import type { Formula } from "./formula";
import { mentions } from "./mentions";
import type { Model } from "./model";
import type { StopSite } from "./read/cursor";
import { editsToHost, reread, shifted } from "./reread";
import { frameAt } from "./stop-frame";

/** A stop that stays as it is, and why. */
export interface Left {
  readonly formula: Formula;
  readonly site: StopSite;
  readonly why: string;
}

/** The edits (host offsets) that write stops in another notation, and the stops that cannot be. */
export interface Conversion {
  readonly edits: readonly Edit[];
  readonly left: readonly Left[];
}

/** Writes every stop of a document with another template, and the operator where a sentence only names it. */
export function convertAll(model: Model, template: string): Conversion {
  const { edits, left } = convert(model, template, () => true);
  const named = edits.length > 0 && frameOf(template).tail === "" ? mentions(model, frameOf(template).head) : [];
  return { edits: [...edits, ...named], left };
}

/** Writes the stops of a document for which `chosen` holds with another template; each one is read again before it counts. */
export function convert(
  model: Model,
  template: string,
  chosen: (site: StopSite, formula: Formula) => boolean,
): Conversion {
  const target = frameOf(template);
  const parts = model.formulas
    .filter((formula) => formula.stops.some((it) => chosen(it, formula)))
    .map((formula) => new FormulaConversion(model, formula, target, (site) => chosen(site, formula)).run());
  return { edits: parts.flatMap((it) => it.edits), left: parts.flatMap((it) => it.left) };
}

/** A stop with the ways in which it can be written, the one nearest to its own spelling first. */
interface Candidate {
  readonly site: StopSite;
  readonly ways: readonly (readonly Edit[])[];
  readonly why: string;
}

class FormulaConversion {
  constructor(
    readonly model: Model,
    readonly formula: Formula,
    readonly target: Frame,
    readonly chosen: (site: StopSite) => boolean,
  ) {}

  run(): Conversion {
    const candidates = this.formula.stops.map((it) => this.#candidate(it));
    const way = candidates.map(() => 0);
    for (;;) {
      const edits = candidates.flatMap((it, i) => it.ways[way[i]!] ?? []);
      const wrong = edits.length === 0 ? [] : this.#misread(edits, candidates, way);
      if (wrong.length === 0) return this.#result(edits, candidates, way);
      for (const i of wrong) way[i]!++;
    }
  }

  #result(edits: readonly Edit[], candidates: readonly Candidate[], way: readonly number[]): Conversion {
    const left = candidates
      .filter(({ site, ways }, i) => this.chosen(site) && ways[way[i]!] === undefined)
      .map(({ site, why }) => ({ formula: this.formula, site, why }));
    return { edits: editsToHost(this.formula.region, edits)!, left };
  }

  /** The converted stops that do not read as what they were; all of them where their number is another one. */
  #misread(edits: readonly Edit[], candidates: readonly Candidate[], way: readonly number[]): readonly number[] {
    const { stops } = reread(this.model, this.formula, edits);
    const changed = [...candidates.keys()].filter((i) => (candidates[i]!.ways[way[i]!] ?? []).length > 0);
    if (stops.length !== candidates.length) return changed;
    const wrong = [...candidates.keys()].filter((i) => !isSame(candidates[i]!.site, stops[i]!, edits));
    return wrong.length === 0 || wrong.every((i) => changed.includes(i)) ? wrong : changed;
  }

  #candidate(site: StopSite): Candidate {
    const stay = (why: string): Candidate => ({ site, ways: [], why });
    if (!this.chosen(site)) return stay("");
    if (!site.closed) return stay("its bracket never closes");
    const source = frameAt(this.formula.region.text, site);
    if (!source) return stay("it is written by a macro: change the macro, or inline it first");
    if (site.symbols.length > 0 && !`${this.target.script}${this.target.tail}`.includes("#S"))
      return stay("the notation has no place for the symbols that it names");
    if (this.target.tail !== "" && this.target.open.trim() === "{" && isSum(site))
      return stay("that notation has no bracket around a term such as this one");
    const ways = this.#frames(source, site).map((it) => this.#edits(site, source, it));
    const possible = ways.filter((it) => editsToHost(this.formula.region, it) !== undefined);
    return {
      site,
      ways: possible,
      why: "so written it would not be read as the same stop: declare the notation first",
    };
  }

  /** The frames to try: with the source's own brackets and subscript where the target has the like, else with the target's. */
  #frames(source: Frame, site: StopSite): readonly Frame[] {
    const { target } = this;
    const symbols = site.symbols.map((it) => it.name);
    const whole = filled(target, symbols, source.script);
    const braces = source.open.trim() === "{" && !site.macro && source.tail === "";
    const bare = source.open.trim() === "" && source.tail === "";
    const keeps = isExchangeable(source) || ((bare || braces) && target.tail === "");
    if (!isExchangeable(target) || !keeps) return [whole];
    return [{ ...whole, open: source.open, close: source.close }, whole];
  }

  #edits({ whole, argument }: StopSite, source: Frame, target: Frame): readonly Edit[] {
    const { text } = this.formula.region;
    const [before, after] = around(target, text.slice(argument.from, argument.from + 1));
    const all = [edit(text, whole.from, argument.from, before), edit(text, argument.to, whole.to, after)].flat();
    const onlyHead =
      source.head !== "" && before === target.head + text.slice(whole.from + source.head.length, argument.from);
    const start = all.filter((it) => it.span.from >= argument.to);
    return onlyHead ? [...edit(text, whole.from, whole.from + source.head.length, target.head), ...start] : all;
  }
}

/** Whether a term would fall apart without a bracket around it. */
const isSum = ({ expr }: StopSite): boolean =>
  expr.kind === "stop" && !["symbol", "call", "number"].includes(expr.operand.kind);

/** The replacement of a run of text, none where it is that text already. */
const edit = (text: string, from: number, to: number, by: string): readonly Edit[] =>
  text.slice(from, to) === by ? [] : [{ span: { from, to }, text: by }];

/** Whether a stop, read again after edits, has the same term at the same place and names the same symbols. */
function isSame(before: StopSite, after: StopSite, edits: readonly Edit[]): boolean {
  const argument = shifted(before.argument, edits);
  const names = ({ symbols }: StopSite) => symbols.map((it) => it.name).join();
  return (
    before.closed === after.closed &&
    argument.from === after.argument.from &&
    argument.to === after.argument.to &&
    names(before) === names(after)
  );
}
