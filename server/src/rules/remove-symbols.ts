import { spanToHost } from "../host/region";
import type { Model } from "../model/model";
import type { Stopped } from "../model/stops";
import type { Fix } from "./rule";

/** The fix that takes symbols out of a stop's subscript. */
export function removeSymbols(model: Model, { site, formula }: Stopped, names: readonly string[]): Fix {
  return {
    title: `Remove ${names.join(", ")} from the subscript`,
    keeps: true,
    edits() {
      const spans = site.symbols.map((it) => ({ name: it.name, span: spanToHost(formula.region, it.span) }));
      const kept = spans
        .filter((it) => !names.includes(it.name))
        .map(({ span }) => model.source.text.slice(span.from, span.to));
      return [{ span: { from: spans[0]!.span.from, to: spans.at(-1)!.span.to }, text: kept.join(", ") }];
    },
  };
}
