import type { Notation } from "./notation";

/** `detach`, as PyTorch calls it, applied like a function. */
export const detach: Notation = {
  id: "detach",
  template: "\\operatorname{detach}_{#S}\\left(#1\\right)",
  words: ["detach"],
};
