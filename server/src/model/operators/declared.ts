import type { Host, Region } from "../../host/region";
import { patternOf } from "../../notation/pattern";
import { partitionPoint } from "../../text/partition-point";
import type { Span } from "../../text/span";
import { Interned, remembering } from "../remember";
import { withoutSuppressions } from "./paragraphs";
import { callsOperator, everyKey, names, says, stopping, thing } from "./words";

const everyStopping = new RegExp(stopping, "gi");
const reach = 100;

/** What stands between an operator and what it is where nothing says so: a dash, a colon, a bracket. */
const apposed = /^\s*(?:—|–|-|:|：|，|,|\(|（)\s*(?:the |a |an |our )?(?:standard |usual )?/i;
const placeholder = /\\cdots?|\\bullet|\\ast|\\square|\\star|·|•|\\ldots|\\dots|\.\.\.|…|\*/;
/** The letters of a known operator, in any font. */
const ownName = /^(?:\\[a-z]+\*?\{)?(?:sg|stop_?grad)\}?$/i;
const near = 90;

/** Where a host's text speaks of stopping gradients. */
export const spokenIn = remembering((host: Host): readonly number[] => {
  const text = withoutSuppressions(host);
  const found: number[] = [];
  for (const { from, to } of aroundKeys(text))
    for (const at of spoken.get(text.slice(from, to), placesOfStopping)) found.push(from + at);
  return found;
});
const spoken = new Interned<readonly number[]>(20_000);
const placesOfStopping = (part: string): readonly number[] =>
  Array.from(part.matchAll(everyStopping), (it) => it.index);

/** The parts of a text that are near a key, in order and apart from each other. */
function* aroundKeys(text: string): Generator<Span> {
  let part: Span | undefined;
  for (const { index } of text.matchAll(everyKey)) {
    const near = { from: Math.max(0, index - reach), to: index + reach };
    if (part && part.to < near.from) yield part;
    part = part && near.from <= part.to ? { from: part.from, to: near.to } : near;
  }
  if (part) yield part;
}

/** A template that a sentence introduces as a stop, for instance `[#1]_\nabla`, or a known operator's own spelling. */
export const introducedBy = remembering((host: Host): readonly string[] => {
  const text = withoutSuppressions(host);
  const places = spokenIn(host);
  if (places.length === 0) return [];
  return host.regions.flatMap((region, i) => {
    if (region.display || region.text.length > 60) return [];
    const { from, to } = region.span;
    // A match may begin before what is near.
    const first = places[partitionPoint(places, (it) => it < from - 2 * near)];
    if (first === undefined || first > to + near) return [];
    const before = clause(text.slice(Math.max(host.regions[i - 1]?.span.to ?? 0, from - near), from), "before");
    const after = clause(text.slice(to, Math.min(host.regions[i + 1]?.span.from ?? text.length, to + near)), "after");
    return introduces(region, before, after) ? templateOf(region.text) : [];
  });
});

/** The part of a text beside a formula that belongs to its sentence. */
function clause(text: string, side: "before" | "after"): string {
  const parts = text.replace(/\s+/g, " ").split(/[.;。；！？](?=\s|$|[^\x20-\x7e])|\n\s*\n/);
  return (side === "before" ? parts.at(-1) : parts[0]) ?? "";
}

function introduces(region: Region, before: string, after: string): boolean {
  const sure =
    ownName.test(unbraced(region.text)) ||
    placeholder.test(region.text) ||
    /^\W*(?:\[(?:\s|\\[,;:! ])*\]|\((?:\s|\\[,;:! ])*\))/.test(region.text);
  if ((says.test(after) || isApposed(after)) && stopping.test(after) && !thing.test(after))
    return sure || callsOperator.test(after);
  return names.test(before) && stopping.test(before) && !thing.test(before) && (sure || callsOperator.test(before));
}

/** Whether what comes first after a mark is that something stops. */
function isApposed(after: string): boolean {
  const mark = apposed.exec(after)?.[0];
  const rest = after.slice(mark?.length);
  return mark !== undefined && [stopping, callsOperator].some((it) => rest.search(it) === 0);
}

/** An operator, its bracket and a script: what is longer is a term and no way of writing one. */
const short = /^[^=]{0,24}#1[^=]{0,24}$/;

/** A formula's text without braces around all of it. */
const unbraced = (text: string): string => text.trim().replace(/^\{((?:[^{}]|\{[^{}]*\})*)\}$/, "$1");

/** The template that a formula with a placeholder, or with nothing but an operator, stands for. */
function templateOf(text: string): readonly string[] {
  const plain = unbraced(text);
  const held = plain.replace(
    /([[(|]|\\[lr]floor|\\lvert|\\lbrack)(\s*)(?:\\[,;:! ])*(?:\\cdots?|\\bullet|\\ast|\\square|\\star|·|•|\\ldots|\\dots|\.\.\.|…|\*|[a-zA-Z](?=\s*[\])|])|(?=\s*[\])]))(?:\\[,;:! ])*/,
    "$1#1",
  );
  const template = held.includes("#1") ? held : `${plain}_{#S}\\left[#1\\right]`;
  const alone = /^(?:\\[A-Za-z]+\*?(?:\{[^{}]*\})?|[A-Z⊥□]|sg|SG|stop_?grad)$/u;
  if (held.includes("#1") ? !short.test(held) : !alone.test(plain)) return [];
  return patternOf(template) ? [template] : [];
}
