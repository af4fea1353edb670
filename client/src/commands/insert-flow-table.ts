import { chooseAction } from "./choose-action";

/** Inserts the table of terms and variables of the formula at the cursor. */
export const insertFlowTable = chooseAction({
  kind: "refactor.rewrite",
  title: "Insert the table of gradients",
  way: "apply",
  otherwise: "There is no table to insert here: put the cursor into a formula with a stopped gradient.",
});
