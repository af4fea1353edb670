import { changed, type Region, spanToHost } from "../host/region";
import { applyEdits, type Edit } from "../text/edit";
import type { Span } from "../text/span";
import { type Formula, readFormula } from "./formula";
import type { Model } from "./model";

/** The formula as it reads after edits (offsets of its region's text), with the names and macros of its document. */
export function reread(model: Model, formula: Formula, edits: readonly Edit[]): Formula {
  const text = applyEdits(formula.region.text, edits);
  const { span } = formula.region;
  const pieces = [{ at: 0, host: { from: span.from, to: span.from + text.length } }];
  return readFormula(changed(formula.region, { text, pieces, span }), model.reading);
}

/** Edits of a formula's text as edits of the host; undefined where one reaches over the marks of a quote. */
export function editsToHost(region: Region, edits: readonly Edit[]): readonly Edit[] | undefined {
  if (region.row) return edits.map((it) => editInRow(region, it));
  const found = edits.map(({ span, text }) => ({ span: spanToHost(region, span), text }));
  const whole = found.every((it, i) => it.span.to - it.span.from === edits[i]!.span.to - edits[i]!.span.from);
  return whole ? found : undefined;
}

/** An edit in a row of a table, where `\|` is `|`: a bar goes with its backslash. */
function editInRow(region: Region, { span, text }: Edit): Edit {
  const { from, to } = spanToHost(region, span);
  const isEscaped = region.pieces.some((it, i) => i > 0 && it.at === span.from);
  const start = isEscaped ? from - 1 : from;
  return {
    span: { from: start, to: Math.max(start, span.to > span.from ? to : start) },
    text: text.replaceAll("|", "\\|"),
  };
}

/** Where a span comes to stand after edits around it and in it. */
export function shifted({ from, to }: Span, edits: readonly Edit[]): Span {
  const grown = (before: readonly Edit[]) =>
    before.reduce((sum, { span, text }) => sum + text.length - (span.to - span.from), 0);
  return {
    from: from + grown(edits.filter(({ span }) => span.to <= from)),
    to: to + grown(edits.filter(({ span }) => span.to <= to && span.from < to)),
  };
}
