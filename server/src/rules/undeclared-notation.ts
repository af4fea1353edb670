import type { Model } from "../model/model";
import { notationsUsed } from "../model/notations-used";
import { type Stopped, stopsOf } from "../model/stops";
import type { Fix, Rule } from "./rule";
import { sentenceBefore } from "./sentence";
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
    const closed = stopsOf(model).filter((it) => it.site.closed);
    for (const { stops } of notationsUsed(model, closed)) {
      const first = stops[0]!;
      if (introduced.test(model.source.text.slice(first.operator.from, first.operator.to).replace(/\\_/g, "_")))
        continue;
      yield {
        at: first.operator,
        message: "this document never says what this operator means — introduce it with a sentence",
        related: [],
        fixes: first.site.macro ? [] : [introduce(model, first)],
        unnecessary: false,
      };
    }
  },
};

/** The text without its formulas and comments. */
function proseOf(model: Model): string {
  const parts: string[] = [];
  let at = 0;
  const others = [...model.host.regions.map((it) => it.span), ...model.host.comments].sort((a, b) => a.from - b.from);
  for (const { from, to } of others) {
    parts.push(model.source.text.slice(at, Math.max(at, from)));
    at = Math.max(at, to);
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
      return [sentenceBefore(text, formula.region.span.from, sentence)];
    },
  };
}
