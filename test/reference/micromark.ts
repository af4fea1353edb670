import { parse, postprocess, preprocess } from "micromark";
import { math } from "micromark-extension-math";
import { frontMatterEnd } from "../../server/src/host/markdown/front-matter";
import type { Span } from "../../server/src/text/span";

/**
 * The formulas in dollars of a Markdown text as micromark with its maths extension finds them, delimiters included, in order.
 * It knows no front matter, so that is taken from it.
 */
export function formulasOf(text: string): readonly Span[] {
  const from = frontMatterEnd(text);
  const chunks = preprocess()(text.slice(from), undefined, true);
  const events = postprocess(
    parse({ extensions: [math()] })
      .document()
      .write(chunks),
  );
  return events
    .filter(([kind, token]) => kind === "enter" && (token.type === "mathText" || token.type === "mathFlow"))
    .map(([, token]) => ({ from: from + token.start.offset, to: from + token.end.offset }));
}
