import { flowTableOf } from "../model/flow";
import { objectiveAt } from "../model/locate";
import { isStopped } from "../model/stopped";
import { flowLatex } from "../print/flow/latex";
import { asMath, flowMarkdown } from "../print/flow/markdown";
import type { Action } from "./action";
import page from "./insert-flow-table.md";
import { afterParagraph } from "./insertion";

/** Inserts the table of terms and variables: which gradients flow, which are stopped, which do not exist. */
export const insertFlowTable: Action = {
  id: "insert-flow-table",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const objective = objectiveAt(model, selection.from);
    if (!objective || !isStopped(objective)) return [];
    const lines = () => {
      const table = flowTableOf(model, objective);
      const text = model.source.language === "latex" ? flowLatex(table) : flowMarkdown(table, asMath);
      return text.trimEnd().split("\n");
    };
    const title = "Insert the table of gradients that flow and are stopped";
    return [{ kind: "possible", title, edits: () => [afterParagraph(model, objective, lines())] }];
  },
};
