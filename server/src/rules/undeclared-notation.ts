import type { Model } from "../model/model";
import { notationsUsed } from "../model/notations-used";
import type { Stopped } from "../model/stops";
import type { Fix, Rule } from "./rule";
import page from "./undeclared-notation.md";

/** What a text says that introduces a stopped gradient; names such as stopgrad say it themselves. */
const introduced =
  /stop(?:ped|s|ping)?[\s-]*(?:the\s+)?grad|gradients?\s+(?:is|are)?\s*(?:stopped|blocked|cut|not\s+(?:propagated|flow))|detach|no[\s_-]?grad|(?:treated|held|regarded|considered)\s+(?:as\s+)?(?:a\s+)?(?:constant|fixed)|without\s+gradient|停止梯度|梯度(?:截断|停止|不)/i;

/** A notation that the document never introduces. */
export const undeclaredNotation: Rule = {
  id: "undeclared-notation",
  severity: "off",
  page,
  *check(model) {
    const words = proseOf(model);
    if (introduced.test(words)) return;
    for (const { stops } of notationsUsed(model)) {
      const first = stops[0]!;
      if (introduced.test(model.source.text.slice(first.operator.from, first.operator.to).replace(/\\_/g, "_")))
        continue;
      yield {
        at: first.operator,
        message: "this document never says what this operator means — introduce it with a sentence",
        related: [],
        fixes: [introduce(model, first)],
        unnecessary: false,
      };
    }
  },
};

/** The text without its formulas. */
function proseOf(model: Model): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span } of model.host.regions) {
    parts.push(model.source.text.slice(at, Math.max(at, span.from)));
    at = Math.max(at, span.to);
  }
  return [...parts, model.source.text.slice(at)].join(" ");
}

/** The fix that puts the sentence before the paragraph in which the operator first stands. */
function introduce(model: Model, { formula, site, operator }: Stopped): Fix {
  return {
    title: "Insert a sentence that introduces the notation",
    keeps: true,
    edits() {
      const { text } = model.source;
      const written = text.slice(operator.from, operator.to);
      const head = site.symbols.length > 0 ? written.replace(/_.*$/s, "") : written.replace(/[([\s]+$/, "");
      const named = site.symbols.map((it) => it.name).join(", ");
      const sentence =
        named === ""
          ? `We write $${head}[\\cdot]$ for a term that is treated as constant when differentiating.`
          : `We write $${head}_{${named}}[\\cdot]$ for a term that is treated as constant when differentiating with respect to $${named}$.`;
      const from = paragraphStart(text, formula.region.span.from);
      return [{ span: { from, to: from }, text: `${sentence}\n\n` }];
    },
  };
}

/** Lines that begin a part of a text and are no prose. */
const heading =
  /^\s*(?:#|\\(?:documentclass|usepackage|input|begin\s*\{document\}|maketitle|(?:sub)*section|chapter|paragraph))/;

/** Where the paragraph of an offset begins: after the last empty line or heading, or where the text does. */
function paragraphStart(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  while (start > 0) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    const line = text.slice(above, start);
    if (line.trim() === "" || heading.test(line)) break;
    start = above;
  }
  return start;
}
