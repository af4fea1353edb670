import type { Model } from "../model/model";
import type { Stopped } from "../model/stops";
import { removeStop } from "./remove-stop";
import type { Fix } from "./rule";

/** The fix that takes a stop away where that lets a gradient through. */
export function liftStop(model: Model, stop: Stopped): Fix {
  const { text } = model.source;
  const term = text.slice(stop.argument.from, stop.argument.to).replace(/\s+/g, " ");
  const shown = term.length > 30 ? `${term.slice(0, 28)}…` : term;
  return {
    ...removeStop(model, stop),
    title: `Let the gradient of ${shown} through (changes the gradient)`,
    keeps: false,
  };
}
