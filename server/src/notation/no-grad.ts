import type { Notation } from "./notation";

/** `no_grad`, as PyTorch calls the scope, applied like a function. */
export const noGrad: Notation = {
  id: "no-grad",
  template: "\\operatorname{no\\_grad}_{#S}\\left(#1\\right)",
  words: ["nograd", "nogradient"],
};
