import { linesOf } from "../model/lines";
import type { Model } from "../model/model";
import type { Stopped } from "../model/stops";
import type { Fix } from "./rule";
import { sentenceBefore } from "./sentence";

/** The fix that says in a comment above the formula what a symbol depends on. */
export function declareDependence(model: Model, { formula }: Stopped, symbol: string, on: readonly string[]): Fix {
  return {
    title: `Declare that ${symbol} depends on ${on.join(", ")}`,
    keeps: false,
    edits() {
      const { text, language } = model.source;
      const lines = linesOf(model.source);
      const line = lines.starts[lines.lineAt(formula.region.span.from)]!;
      const indent = /^(?:[ \t]*(?:>[ \t]?)*)/.exec(text.slice(line, formula.region.span.from))![0];
      const words = `stopgrad: ${symbol} depends on ${on.join(", ")}`;
      return [
        {
          span: { from: line, to: line },
          text: `${indent}${language === "latex" ? `% ${words}` : `<!-- ${words} -->`}\n`,
        },
      ];
    },
  };
}

/** The fix that says in the text what a symbol depends on. */
export function sayDependence(model: Model, { formula }: Stopped, symbol: string, on: readonly string[]): Fix {
  const all = on.map((it) => `$${it}$`).join(", ");
  return {
    title: `Say in the text that ${symbol} depends on ${on.join(", ")}`,
    keeps: false,
    edits: () => [sentenceBefore(model.source.text, formula.region.span.from, `Here $${symbol}$ depends on ${all}.`)],
  };
}
