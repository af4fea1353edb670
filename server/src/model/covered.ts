import { boundBy } from "../math/bound";
import { contains } from "../text/span";
import { enclosing } from "./enclosing";
import type { Model } from "./model";
import type { StopSite } from "./read/cursor";
import { type Stopped, stopsOf } from "./stops";

/** The stops that change nothing because a stop around them names all that they name, each with the outermost such one. */
export function coveredStops(model: Model): ReadonlyMap<StopSite, Stopped> {
  const found = new Map<StopSite, Stopped>();
  const around: Stopped[] = [];
  for (const stop of stopsOf(model)) {
    while (around.length > 0 && !contains(around.at(-1)!.argument, stop.whole)) around.pop();
    const outer = around.find((it) => covers(it, stop));
    around.push(stop);
    if (outer) found.set(stop.site, outer);
  }
  return found;
}

/** Whether the outer stop names all that the inner one names, and means the same by it: nothing between them binds one. */
function covers(outer: Stopped, inner: Stopped): boolean {
  if (outer.site.symbols.length === 0) return true;
  const names = inner.site.symbols.map((it) => it.name);
  const held = outer.site.symbols.map((it) => it.name);
  if (names.length === 0 || names.some((it) => !held.includes(it))) return false;
  const around = enclosing(inner.formula, inner.site.expr);
  const bound = around.slice(around.indexOf(outer.site.expr) + 1).flatMap(boundBy);
  return !names.some((it) => bound.includes(it));
}
