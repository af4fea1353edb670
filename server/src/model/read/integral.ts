import type { Fold } from "../../math/expr";
import type { Cursor } from "./cursor";
import { type Read, readSum, readTerm, relationsIn } from "./expression";
import { scriptsAt } from "./fold";
import { headAt, opensRound } from "./names";
import { nameAt } from "./symbol";

/** How many tokens away a differential is looked for. */
const farthest = 400;

/** `\int_a^b f(x) \, dx`, also several integrals and several differentials; without a differential it binds nothing. */
export function integralAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (!/^\\(?:i{0,3}|o|idots)int$/.test(cursor.text(at))) return undefined;
  const first = scriptsAt(cursor, at + 1, end);
  const near = Math.min(end, first.next + farthest);
  const stop = relationsIn(cursor, first.next, near)[0]?.at ?? end;
  const { range, upper } = first;
  const { next, ...found } = integrandAt(cursor, first.next, stop);
  return { e: { kind: "fold", head: cursor.text(at), range, upper, ...found }, next };
}

type Integrand = Pick<Fold, "op" | "bound" | "body"> & { readonly next: number };

/** What is integrated, before its differentials, after them, or with them in braces. */
function integrandAt(cursor: Cursor, from: number, stop: number): Integrand {
  const found = differentials(cursor, from, Math.min(stop, from + farthest));
  if (found && found.at > from)
    return { op: "integral", bound: found.bound, body: readSum(cursor, from, found.at), next: found.next };
  if (found) {
    const body = readTerm(cursor, found.next, stop);
    return { op: "integral", bound: found.bound, body: body.e, next: body.next };
  }
  const group = cursor.tokens[from]?.kind === "open" ? cursor.partner(from, stop) : undefined;
  const inside = group === undefined ? undefined : integrandAt(cursor, from + 1, group);
  if (inside?.op === "integral") return { ...inside, next: group! + 1 };
  const body = readTerm(cursor, from, stop);
  return { op: "other", bound: [], body: body.e, next: Math.max(body.next, from) };
}

interface Differentials {
  readonly at: number;
  readonly next: number;
  readonly bound: readonly string[];
}

/** The first differentials outside every bracket; those of an integral inside are its own. */
function differentials(cursor: Cursor, from: number, end: number): Differentials | undefined {
  let inner = 0;
  const at = cursor.find(from, end, (i) => {
    if (/^\\(?:i{0,3}|o)int$/.test(cursor.text(i))) inner++;
    return differentialAt(cursor, i, end) !== undefined && inner-- === 0;
  });
  if (at >= end) return undefined;
  const bound: string[] = [];
  let next = at;
  for (let it = differentialAt(cursor, next, end); it; it = differentialAt(cursor, next, end)) {
    bound.push(it.name);
    next = it.next;
  }
  return { at, next, bound };
}

/** `dx`, `\mathrm{d}x`, `\mathrm d\theta`, `d^n x`. */
export function differentialAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly name: string; readonly next: number } | undefined {
  const head = cursor.text(at);
  const sign =
    head === "d" || head === "\\dd" || head === "\\diff"
      ? at + 1
      : /^\\(?:mathrm|text|mathsf|operatorname|mathop|textrm|rm|mathbf|mathit)$/.test(head)
        ? headAt(cursor, at, end)?.name.endsWith("{d}")
          ? headAt(cursor, at, end)!.next
          : undefined
        : undefined;
  if (sign === undefined || sign >= end || /^(?:d|\\(?:cdot|text))$/.test(cursor.text(sign))) return undefined;
  const group = cursor.tokens[sign]?.kind === "open" ? cursor.partner(sign, end) : undefined;
  const named = group === undefined ? nameAt(cursor, sign, end) : nameAt(cursor, sign + 1, group);
  if (group !== undefined) return named?.next === group ? { name: named.name, next: group + 1 } : undefined;
  if (!named || named.parameters.length > 0 || opensRound(cursor.text(named.next))) return undefined;
  return { name: named.name, next: named.next };
}
