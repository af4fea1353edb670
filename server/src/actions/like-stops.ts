import type { Model } from "../model/model";
import { stopsOf } from "../model/stops";
import { type Framed, framedStop } from "./stop-at";

/** The stops of a document that stop the same symbols as one of them, which is among them. */
export function likeStops(model: Model, stop: Framed): readonly Framed[] {
  const names = (it: Framed) => it.site.symbols.map((s) => s.name).join();
  return stopsOf(model)
    .flatMap(({ formula, site }) => framedStop(formula, site) ?? [])
    .filter((it) => it.site === stop.site || names(it) === names(stop));
}
