import { equal } from "../../server/src/math/equal";
import type { Model } from "../../server/src/model/model";
import { saidIn } from "../../server/src/model/said-in";
import { faultsOf } from "./faults";
import { formalVersionsIn } from "./formal";
import { keptBy } from "./kept";
import { meanings } from "./meanings";
import { madeBy } from "./places";
import { type Rewritten, rewritesAt } from "./rewrites";

/** How often each action was carried out, how often it was taken back, and what numbers say of what reads otherwise. */
export class Tally {
  readonly done = new Map<string, number>();
  readonly back = new Map<string, number>();
  verified = 0;
  undecided = 0;

  /** Counts a judgement; whether it is one against. */
  isAgainst(agrees: boolean | undefined): boolean {
    if (agrees) this.verified++;
    if (agrees === undefined) this.undecided++;
    return agrees === false;
  }
}

const count = (of: Map<string, number>, id: string) => of.set(id, (of.get(id) ?? 0) + 1);

/** What is wrong with a rewriting, and with those that are asked for next at what it made; `path` holds those before it. */
export function troubleWith(
  before: Model,
  it: Rewritten,
  tally: Tally,
  path: readonly Rewritten[] = [],
): readonly string[] {
  count(tally.done, it.id);
  const own = [
    ...faultsOf(before, it),
    ...(path.some((other) => other.before === it.text) ? [] : changedBy(before, it, tally)),
    ...again(before, it).map((other) => `offered again: ${other.title}`),
  ];
  const named = own.map((fault) => `${[...path, it].map((step) => step.title).join(" → ")}: ${fault}\n${shown(it)}`);
  return [...named, ...nextOf(before, it, tally, path)];
}

/** What says something else, as far as numbers tell. */
function changedBy(before: Model, it: Rewritten, tally: Tally): readonly string[] {
  const { verified, undecided, changed } = keptBy(before, it);
  tally.verified += verified;
  tally.undecided += undecided;
  const formal = formalVersionsIn(before, it).filter((agrees) => tally.isAgainst(agrees));
  return [...changed, ...formal.map(() => "a formal version says something else")];
}

const shown = ({ edits, text }: Rewritten): string => text.slice(edits[0]!.span.from, edits[0]!.span.from + 300);

/** What the action does once more where it may not. */
function again(before: Model, it: Rewritten): readonly Rewritten[] {
  const { again: promise, edits } = meanings[it.id]!;
  const made = madeBy(before, it);
  const found = rewritesAt(it.model(), edits === "beside formulas" ? made.slice(0, 1) : made, [it.id]);
  return promise === "is no longer offered" ? found : found.filter((other) => other.title === it.title);
}

function nextOf(before: Model, it: Rewritten, tally: Tally, path: readonly Rewritten[]): readonly string[] {
  const { next = [], back } = meanings[it.id]!;
  const after = it.model();
  const ids = next.filter((id) => path.every((other) => other.id !== id));
  return rewritesAt(after, madeBy(before, it), ids).flatMap((other) => {
    if (back && other.id === next[0] && isBack(before, other, back)) count(tally.back, it.id);
    return troubleWith(after, other, tally, [...path, it]);
  });
}

/** Whether a document is what it was. */
function isBack(before: Model, { text, model }: Rewritten, what: "the text" | "the expression"): boolean {
  if (what === "the text") return text === before.source.text;
  const [was, is] = [before, model()].map((it) => it.formulas.flatMap((formula) => formula.statements.flatMap(saidIn)));
  return was!.length === is!.length && was!.every((e, i) => equal(e, is![i]!));
}
