import type { Model } from "../model/model";
import { stopsOf } from "../model/stops";
import { notations } from "../notation";
import { headOf, write } from "../notation/notation";
import type { Span } from "../text/span";
import type { Fix } from "./rule";

/** The fix that puts a bare stop around a part of a formula, in the document's own notation. */
export function stopPart(model: Model, at: Span, what: string): Fix {
  return {
    title: `Stop the gradient of ${what} (changes the gradient)`,
    keeps: false,
    edits: () => [{ span: at, text: stopped(model, model.source.text.slice(at.from, at.to)) }],
  };
}

function stopped(model: Model, term: string): string {
  const bare = stopsOf(model).find((it) => it.site.symbols.length === 0 && it.site.closed && !it.site.macro);
  if (!bare)
    return write(
      notations.find((it) => headOf(it.template) === "\\operatorname{sg}") ?? notations[0]!,
      undefined,
      term,
    );
  const { text } = model.source;
  return text.slice(bare.whole.from, bare.argument.from) + term + text.slice(bare.argument.to, bare.whole.to);
}
