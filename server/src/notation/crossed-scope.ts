import type { Notation } from "./notation";

/** Brackets with a crossed out nabla at their foot. */
export const crossedScope: Notation = { id: "crossed-scope", template: "\\left[#1\\right]_{\\cancel{\\nabla}, #S}" };
