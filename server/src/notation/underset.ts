import type { Notation } from "./notation";

/** The term with a word under it that says what is stopped, as in Amos' tutorial on amortized optimization (arXiv 2202.00665). */
export const underset: Notation = {
  id: "underset",
  template: "\\underset{\\text{stop-grad}(#S)}{#1}",
  words: ["stop", "stopgrad", "stopgradient", "detach", "detached", "nograd", "sg"],
};
