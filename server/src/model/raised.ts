import type { Cursor } from "./read/cursor";
import { headAt, isLetter, opensRound, scriptAt, spelling } from "./read/names";
import { raisedName } from "./read/over";

/**
 * A name that is defined with something over it, as in `A^\tau = …`; `product` where a product is all that it is, `step` what counts
 * its steps where it is defined by the one before, as `\theta^{k+1}` by `\theta^k`.
 */
export interface Raised {
  readonly name: string;
  readonly base: string;
  readonly product: boolean;
  readonly step: string | undefined;
}

const defining = /^(?:=|\\(?:coloneqq|triangleq|leftarrow|gets|equiv|doteq|sim))$/;
/** Letters and commands, also with an index or a number that is added: no number, transpose, sign or product. */
const label = /^(?!(?:T|H|\\top|\\intercal|\\dagger)$)(?:(?:^|,)(?:\\[A-Za-z]+|[A-Za-z])(?:_\w)?(?:[-+]\d+)?)+$/;

/** What a statement defines that has something over it; an equation such as `x^n = 1` or `x^n = x x^{n-1}` speaks of a power. */
export function raisedAt(cursor: Cursor, from: number, to: number): Raised | undefined {
  const head = headAt(cursor, from, to);
  const above = head && head.name !== "e" ? aboveAt(cursor, head.next, to) : undefined;
  if (!above || !label.test(above)) return undefined;
  const sign = signAfter(cursor, head!.next, to);
  if (sign === undefined || isPower(cursor, head!.name, sign, to)) return undefined;
  const name = raisedName(head!.name, above);
  const steps = iteratesIn(cursor, sign, to).filter((it) => it.name === name && it.script !== above);
  const step = steps.length > 0 ? letterOf(above) : undefined;
  return { name, base: head!.name, product: isProduct(cursor, sign + 1, to), step };
}

const letterOf = (above: string): string => above.replace(/[-+]\d+$/, "");

interface Iterate {
  readonly base: string;
  readonly script: string;
  /** What all of its steps go by. */
  readonly name: string;
}

/** `\theta^k`, `\bar\theta^{k+1}`: each name with a small letter over it, or one and a number that is added. */
export function iteratesIn(cursor: Cursor, from = 0, to = cursor.tokens.length): readonly Iterate[] {
  const found: Iterate[] = [];
  for (let i = from; i < to; i++) {
    const head = headAt(cursor, i, to);
    const above = head && scriptAbove(cursor, head.next, to);
    const script = above && above.to - above.from <= 3 ? cursor.source(above.from, above.to) : "";
    if (/^[a-z](?:[-+]\d+)?$/.test(script))
      found.push({ base: head!.name, script, name: raisedName(head!.name, script) });
    i = Math.max(i, (head?.next ?? 0) - 1);
  }
  return found;
}

/** What is over a name whose scripts begin at `at`. */
function aboveAt(cursor: Cursor, at: number, to: number): string | undefined {
  const script = scriptAbove(cursor, at, to);
  return script && spelling(cursor, script.from, script.to);
}

function scriptAbove(cursor: Cursor, at: number, to: number): ReturnType<typeof scriptAt> | undefined {
  const up = cursor.text(at) === "_" ? scriptAt(cursor, at, to).next : at;
  return up < to && cursor.text(up) === "^" ? scriptAt(cursor, up, to) : undefined;
}

/** The sign that defines, after a name's scripts and its arguments. */
function signAfter(cursor: Cursor, at: number, to: number): number | undefined {
  let next = at;
  while (next < to && /^[_^]$/.test(cursor.text(next))) next = scriptAt(cursor, next, to).next;
  if (opensRound(cursor.text(next))) next = (cursor.partner(next, to) ?? to) + 1;
  if (cursor.text(next) === ":") next++;
  return next < to && defining.test(cursor.text(next)) ? next : undefined;
}

/** A number, or a product with the base itself. */
function isPower(cursor: Cursor, base: string, sign: number, to: number): boolean {
  if (sign + 2 === to && cursor.tokens[sign + 1]!.kind === "number") return true;
  const own = cursor.find(sign + 1, to, (i) => {
    const head = headAt(cursor, i, to);
    return head?.name === base && !/^[_^]$/.test(cursor.text(head.next));
  });
  return own < to && isProduct(cursor, sign + 1, to);
}

const isProduct = (cursor: Cursor, from: number, to: number): boolean =>
  cursor.find(from + 1, to, (i) => /^[-+]$/.test(cursor.text(i))) >= to;

/** `p^S`, also `p_i^S`: each letter with the capital over it. */
export const superscriptsIn = (cursor: Cursor): readonly { readonly head: string; readonly script: string }[] =>
  cursor.tokens.flatMap(({ text }, i) => {
    if (text !== "^" || i === 0) return [];
    const { from, to } = scriptAt(cursor, i, cursor.tokens.length);
    const script = cursor.text(from);
    const below = cursor.text(i - 2) === "_" ? i - 3 : i - 1;
    return to - from === 1 && /^[A-Z]$/.test(script) && isLetter(cursor.text(below))
      ? [{ head: cursor.text(below), script }]
      : [];
  });

/**
 * The names of a document whose superscripts are no exponents: those it defines so, unless it defines the base too and a product
 * says what the power of that is; where both `p^S` and `p^T` stand, all with a capital over `p`; and where the steps of one name are
 * counted, those of every parameter that the same letter is over; where `s^a` and `s^b` are defined, all with one of these letters.
 */
export function raisedIn(
  raised: readonly Raised[],
  capitals: ReturnType<typeof superscriptsIn>,
  iterates: readonly Iterate[],
  defined: ReadonlySet<string>,
  isParameter: (name: string) => boolean,
): ReadonlySet<string> {
  const steps = new Set(raised.map((it) => it.step));
  const over = new Set(capitals.map(({ head, script }) => `${head}^${script}`));
  const graded = capitals.filter(({ head }) => over.has(`${head}^S`) && over.has(`${head}^T`));
  const labels = labelsAmong(raised);
  return new Set([
    ...raised.filter(({ base, product }) => !(product && defined.has(base))).map(({ name }) => name),
    ...iterates.filter((it) => labels.has(it.script)).map(({ name }) => name),
    ...iterates.filter((it) => steps.has(letterOf(it.script)) && isParameter(it.base)).map(({ name }) => name),
    ...graded.map(({ head, script }) => raisedName(head, script)),
  ]);
}

/** Small letters that stand over one base in two definitions or more. */
function labelsAmong(raised: readonly Raised[]): ReadonlySet<string> {
  const over = new Map<string, Set<string>>();
  for (const { base, name } of raised) {
    const label = name.slice(base.length + 1);
    if (/^[a-z]$/.test(label)) over.set(base, (over.get(base) ?? new Set()).add(label));
  }
  return new Set([...over.values()].filter((it) => it.size > 1).flatMap((it) => [...it]));
}
