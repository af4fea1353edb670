import type { Notation } from "./notation";

/** A method call as in PyTorch, in the middle of maths. */
export const method: Notation = {
  id: "method",
  template: "{#1}.\\text{detach}(#S)",
  words: ["detach", "stopgrad", "stopgradient"],
};
