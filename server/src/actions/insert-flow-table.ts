import { flowTableOf } from "../model/flow";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { isStopped } from "../model/stopped";
import { flowLatex } from "../print/flow/latex";
import { asMath, flowMarkdown } from "../print/flow/markdown";
import type { Edit } from "../text/edit";
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
    const edit = () => afterParagraph(model, objective, tableOf(model, objective));
    if (hasTable.test(model.source.text) && stands(model, edit())) return [];
    return [
      {
        kind: "possible",
        title: "Insert the table of gradients that flow and are stopped",
        edits: () => [edit()],
      },
    ];
  },
};

const hasTable = /^[ \t>]*(?:\| term \||term &)/m;

function tableOf(model: Model, objective: Objective): readonly string[] {
  const table = flowTableOf(model, objective);
  const text = model.source.language === "latex" ? flowLatex(table) : flowMarkdown(table, asMath);
  return text.trimEnd().split("\n");
}

/** Whether what would be inserted stands below that place already. */
const stands = ({ source }: Model, { span, text }: Edit): boolean => source.text.includes(text.trim(), span.from);
