import type { Notation } from "./notation";

/** Brackets with a nabla at their foot (as in CISPO and the RLHF book). */
export const nabla: Notation = { id: "nabla", template: "\\left[#1\\right]_{\\nabla, #S}", declared: true };
