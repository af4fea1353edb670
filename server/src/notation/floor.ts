import type { Notation } from "./notation";

/** The brackets of the floor function. */
export const floor: Notation = { id: "floor", template: "\\left\\lfloor #1\\right\\rfloor_{#S}", declared: true };
