import type { Notation } from "./notation";

/** Bars around the term. */
export const bars: Notation = { id: "bars", template: "\\left|#1\\right|_{#S}", declared: true };
