import { unicode } from "../../math/unicode";
import type { Edge } from "../../model/dependencies";

/** How a cut is written on its edge: `⊥` where no gradient goes back, `⊥ ϕ₁` where only that one does not; else nothing. */
export const cutOf = ({ bare, stopped }: Edge): string =>
  bare ? "⊥" : stopped.length > 0 ? `⊥ ${stopped.map(unicode).join(", ")}` : "";
