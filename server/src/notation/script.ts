import type { Notation } from "./notation";

/** A superscript on one symbol or group. */
export const script: Notation = {
  id: "script",
  template: "{#1}^{\\text{detach}, #S}",
  words: ["detach", "detached", "nograd", "nogradient", "sg", "stopgrad", "stopgradient"],
};
