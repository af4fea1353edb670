import { around, type Frame, filled, isExchangeable } from "../notation/frame";
import type { Edit } from "../text/edit";
import type { Formula } from "./formula";
import type { StopSite } from "./read/cursor";
import { editsToHost } from "./reread";
import { frameAt } from "./stop-frame";

/** A stop with the edits (of its formula's text) that write it in a notation: the way nearest to its own spelling first. */
export interface Writable {
  readonly site: StopSite;
  readonly ways: readonly (readonly Edit[])[];
  /** Why it stays as it is where no way is left. */
  readonly why: string;
}

/** The ways to write a stop with a frame. */
export function waysOf(formula: Formula, site: StopSite, target: Frame): Writable {
  const { text } = formula.region;
  const source = frameAt(text, site);
  if (!site.closed) return { site, ways: [], why: "its bracket never closes" };
  if (!source) return { site, ways: [], why: "it is written by a macro: change the macro, or inline it first" };
  if (site.symbols.length > 0 && !Object.values(target).join("").includes("#S"))
    return { site, ways: [], why: "the notation has no place for the symbols that it names" };
  const ways = framesFor(source, site, target).map((it) => edits(text, site, source, it));
  return {
    site,
    ways: ways.filter((it) => editsToHost(formula.region, it) !== undefined),
    why: `so written it would not be read as the same stop: say in the text, for instance, "${declaring(target)}"`,
  };
}

/** The frames to try: with the source's own brackets and subscript where the target has the like, else with the target's. */
function framesFor(source: Frame, site: StopSite, target: Frame): readonly Frame[] {
  const symbols = site.symbols.map((it) => it.name);
  const whole = filled(target, symbols, source.script);
  const own = { ...whole, open: source.open, close: source.close };
  if (target.tail !== "" && target.open.trim() === "{" && isSum(site))
    return isExchangeable(source) ? [own, bracketed(whole)] : [bracketed(whole)];
  const isBare = /^\s*\{?\s*$/.test(source.open) && site.mark.candidate.form === "prefix" && !site.macro;
  const keeps = isExchangeable(source) || (isBare && target.tail === "");
  return isExchangeable(target) && keeps ? [own, whole] : [whole];
}

/** The sentence after which a notation is known in a text. */
const declaring = (target: Frame): string =>
  `where $${around(filled(target, [], ""), "\\").join("\\cdot")}$ denotes the stop-gradient operator`;

/** A frame that holds its term in brackets that are seen, and not in braces. */
const bracketed = (frame: Frame): Frame => ({ ...frame, open: "\\left[", close: "\\right]" });

/** Whether a term would fall apart without a bracket around it. */
const isSum = ({ expr }: StopSite): boolean =>
  expr.kind === "stop" && !["symbol", "call", "number"].includes(expr.operand.kind);

function edits(text: string, { whole, argument }: StopSite, source: Frame, target: Frame): readonly Edit[] {
  const [before, after] = around(target, text.slice(argument.from, argument.from + 1));
  const all = [edit(text, whole.from, argument.from, before), edit(text, argument.to, whole.to, after)].flat();
  const onlyHead =
    source.head !== "" && before === target.head + text.slice(whole.from + source.head.length, argument.from);
  const start = all.filter((it) => it.span.from >= argument.to);
  return onlyHead ? [...edit(text, whole.from, whole.from + source.head.length, target.head), ...start] : all;
}

/** The replacement of a run of text, none where it is that text already. */
const edit = (text: string, from: number, to: number, by: string): readonly Edit[] =>
  text.slice(from, to) === by ? [] : [{ span: { from, to }, text: by }];
