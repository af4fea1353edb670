import type { Facts } from "../calculus/facts";
import type { Expr } from "../math/expr";
import { memberOf } from "../math/member";
import { elementOf } from "./elements";
import { everywhere } from "./everywhere";
import { boundsOf } from "./running";

/** The symbols whose bars count: `|S|` where something runs over `S`, `|o_i|` where `o_i` has elements or something runs up to it. */
export function countedIn(e: Expr, facts: Facts): ReadonlySet<string> {
  const parts = everywhere(e, facts);
  const names = parts.flatMap((it) => (it.kind === "symbol" ? [it.name] : []));
  const inBars = new Set(parts.flatMap((it) => barred(it) ?? []));
  const ranges = parts.flatMap((it) => (it.kind === "fold" ? (boundsOf(it)?.each ?? []) : []));
  const counts = ranges.flatMap(({ range }) => {
    if (range.kind === "in" && range.set.kind === "symbol") return [range.set.name];
    return (range.kind === "between" && barred(range.to)) || [];
  });
  const hasElements = (name: string): boolean => {
    const own = memberOf(name);
    const of = (it: string) => own && elementOf(it, [own.letter]);
    return own !== undefined && names.some((it) => of(it)?.family === own.head && of(it)!.at.length > 1);
  };
  return new Set([...counts, ...[...inBars].filter((it) => it.startsWith("\\mathcal") || hasElements(it))]);
}

const barred = (e: Expr): string | undefined =>
  e.kind === "apply" && e.op === "abs" && e.args[0]!.kind === "symbol" ? e.args[0]!.name : undefined;
