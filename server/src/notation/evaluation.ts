import type { Notation } from "./notation";

/** A bar at the right, as where a value is put in. */
export const evaluation: Notation = {
  id: "evaluation",
  template: "\\left.#1\\right|_{\\text{sg}, #S}",
  words: ["sg", "stopgrad", "stopgradient", "detach", "detached", "nograd", "nogradient"],
};
