import type { Notation } from "./notation";

/** The operator by its name in code. */
export const stopgrad: Notation = {
  id: "stopgrad",
  template: "\\operatorname{stopgrad}_{#S}\\left[#1\\right]",
  words: [
    "stop",
    "stopgrad",
    "stopgrads",
    "stopgradient",
    "stopgradients",
    "gradstop",
    "gradientstop",
    "sgrad",
    "blockgrad",
  ],
};
