import { chooseAction } from "./choose-action";

/** Collects the formal versions of the document in an appendix, shown in the editor's preview of refactorings first. */
export const insertFormalAppendix = chooseAction({
  kind: "refactor.extract",
  title: "Collect the formal versions",
  way: "preview",
  otherwise:
    "There is no appendix to make here: put the cursor on a stopped gradient in a formula that defines something, in a document without formal definitions.",
});
