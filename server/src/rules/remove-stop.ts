import type { Model } from "../model/model";
import type { Stopped } from "../model/stops";
import type { Edit } from "../text/edit";
import type { Fix } from "./rule";

/** The fix that leaves only the stop's term, in brackets where the place needs them. */
export function removeStop(model: Model, stop: Stopped): Fix {
  return { title: "Remove the stop", keeps: true, edits: () => removal(model.source.text, stop) };
}

function removal(text: string, { whole, argument, site }: Stopped): readonly Edit[] {
  const { expr } = site;
  const operand = expr.kind === "stop" ? expr.operand : expr;
  const sum = operand.kind === "apply" && (operand.op === "add" || operand.op === "neg");
  const before = text.slice(0, whole.from).trimEnd().slice(-1);
  const after = /^\s*(?:\\right|\\\\|\\quad|\\qquad|\\end|[-+=,.;)\]}$&]|$)/.test(text.slice(whole.to, whole.to + 40));
  const first = before === "" || /[=([{$+&,]/.test(before);
  const [open, close] = sum && !(first && after) ? ["\\left(", "\\right)"] : ["", ""];
  return [
    { span: { from: whole.from, to: argument.from }, text: open },
    { span: { from: argument.to, to: whole.to }, text: close },
  ];
}
