import type { Notation } from "./notation";

/** `\perp`, which looks like `\bot` on paper. */
export const perp: Notation = { id: "perp", template: "\\perp_{#S}[#1]" };
