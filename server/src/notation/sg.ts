import type { Notation } from "./notation";

/** `sg`, as in VQ-VAE (arXiv 1711.00937). */
export const sg: Notation = { id: "sg", template: "\\operatorname{sg}_{#S}\\left[#1\\right]", words: ["sg"] };
