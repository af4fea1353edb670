import type { Layer } from "./layer";
import { validate } from "./validate";
import { without } from "./without";

/** Settings whose names have a dot: the editor gives them as one object. */
const groups = new Set(["hover", "formal"]);

/** The settings of an editor as a layer: names with dots, without what is not understood. */
export function fromEditor(section: unknown): Layer {
  const layer: Record<string, unknown> = {};
  for (const [name, value] of Object.entries((section ?? {}) as object)) {
    if (!groups.has(name)) layer[name] = value;
    else for (const [inner, it] of Object.entries((value ?? {}) as object)) layer[`${name}.${inner}`] = it;
  }
  return without(layer, validate(layer)) as Layer;
}
