import type { Notation } from "./notation";

/** Brackets whose script says that no gradient leaves them. */
export const scope: Notation = {
  id: "scope",
  template: "\\left[#1\\right]_{\\text{no grad}, #S}",
  words: ["nograd", "nogradient", "sg", "stopgrad", "stopgradient", "detach", "detached"],
};
