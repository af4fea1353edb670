import { chooseAction } from "./choose-action";

const wish = {
  kind: "refactor.rewrite",
  title: "Insert the formal version",
  otherwise:
    "There is no formal version to insert here: put the cursor into a formula that defines something and holds a stopped gradient.",
};

/** Inserts the formal version of the formula at the cursor, or says why there is none. */
export const insertFormalVersion = chooseAction({ ...wish, way: "apply" });

/** The same, shown in the editor's preview of refactorings first. */
export const previewFormalVersion = chooseAction({ ...wish, way: "preview" });
