import type { Notation } from "./notation";

/** A nabla that is crossed out, as in Mip-NeRF 360 (arXiv 2111.12077). */
export const crossed: Notation = {
  id: "crossed",
  template: "\\cancel{\\nabla}_{#S}\\left(#1\\right)",
  signs: ["\\cancel\\nabla"],
};
