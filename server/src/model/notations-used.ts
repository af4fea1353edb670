import type { Model } from "./model";
import { type Stopped, stopsOf } from "./stops";

/** The stops that are written in one notation, in their order. */
export interface Group {
  readonly notation: string;
  readonly stops: readonly Stopped[];
}

/** The notations of a document's stops, the main one first: the one that is set, else the most frequent, else the first. */
export function notationsUsed(model: Model, stops: readonly Stopped[] = stopsOf(model)): readonly Group[] {
  const groups = new Map<string, Stopped[]>();
  for (const it of stops) {
    const group = groups.get(it.site.notation);
    if (group) group.push(it);
    else groups.set(it.site.notation, [it]);
  }
  const wanted = (it: Group) => Number(it.notation === model.settings.notation);
  return [...groups]
    .map(([notation, found]) => ({ notation, stops: found }))
    .sort((a, b) => wanted(b) - wanted(a) || b.stops.length - a.stops.length);
}
