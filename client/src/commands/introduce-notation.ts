import { chooseAction } from "./choose-action";

/** Introduces a macro for the stops of the document. */
export const introduceNotation = chooseAction({
  kind: "refactor.extract",
  title: "Introduce ",
  way: "apply",
  otherwise:
    "There is no macro to introduce here: put the cursor on the operator of a stopped gradient that is not written with a macro yet.",
});
