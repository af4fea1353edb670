import type { Model } from "../model/model";
import type { Stopped } from "../model/stops";
import { quoted } from "./quoted";
import { removeStop } from "./remove-stop";
import type { Fix } from "./rule";

/** The fix that takes a stop away where that lets a gradient through. */
export function liftStop(model: Model, stop: Stopped): Fix {
  return {
    ...removeStop(model, stop),
    title: `Let the gradient of ${quoted(model, stop.argument)} through (changes the gradient)`,
    keeps: false,
  };
}
