import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { insteadOf } from "../analysis";
import { comparisonOf } from "../model/comparison";
import type { Objective } from "../model/objective";
import { comparisonText, differenceIn } from "../print/comparison";
import type { ComparedAnswer, ComparedParams } from "../protocol";
import type { Pending } from "./code-actions";
import { objectiveOn } from "./convert";
import type { Opened } from "./documents";

/** Whether two formulas of a document agree; where they do not, what can be had in place of the one that was taken for the other. */
export function compared(opened: Opened | undefined, { uri, left, right }: ComparedParams): ComparedAnswer | null {
  if (!opened) return null;
  const { model } = opened;
  const [a, b] = [objectiveOn(model, left), objectiveOn(model, right)];
  if (!a || !b) return null;
  const asked = { wrt: undefined, identify: new Map() };
  const found = comparisonOf({ model, objective: a }, { model, objective: b }, asked);
  return {
    text: comparisonText(found),
    difference: found.counterexample ? differenceIn(found.counterexample) : null,
    instead: found.counterexample && found.value ? instead(opened, uri, a, b) : [],
  };
}

function instead({ model, version }: Opened, uri: string, a: Objective, b: Objective): readonly CodeAction[] {
  const found = insteadOf(model, a, b);
  return (found.length > 0 ? found : insteadOf(model, b, a)).map(({ id, at, title }) => ({
    title,
    kind: CodeActionKind.RefactorRewrite,
    data: { uri, version, at, id, title } satisfies Pending,
  }));
}
