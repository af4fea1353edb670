import type { Model } from "../model/model";
import { levelOf } from "../model/read/signs";
import { type Stopped, stopsOf } from "../model/stops";
import type { Span } from "../text/span";
import page from "./ambiguous-scope.md";
import type { Fix, Rule } from "./rule";

/** What may follow a term without bracket so that nobody would read it as part of the term, signs aside. */
const ends =
  /^(?:$|[,.;:!?|&)\]}<>$]|\\(?:right|middle|end|\\|,|;|:|!|\}|\||quad|qquad|text|label|tag|nonumber|[bB]igg?r?|rVert|rvert|rangle|rceil|rfloor|[lc]?dots)(?![A-Za-z]))/;

/** A stop without brackets whose end cannot be told. */
export const ambiguousScope: Rule = {
  id: "ambiguous-scope",
  severity: "info",
  page,
  *check(model) {
    for (const stop of stopsOf(model)) {
      if (!stop.site.closed || stop.site.macro || !isOpen(stop)) continue;
      const { text } = model.source;
      const rest = restAfter(text, stop);
      const power = powerOf(text, stop);
      if (power === undefined && rest === undefined) continue;
      const narrow = {
        from: stop.argument.from,
        to: power === undefined ? stop.argument.to : stop.argument.from + power,
      };
      const wide = { from: stop.argument.from, to: power === undefined ? rest!.to : stop.argument.to };
      yield {
        at: { from: stop.whole.from, to: wide.to },
        message: `where this stop ends cannot be told: it holds ${text.slice(narrow.from, narrow.to).trim()}, or all of ${text.slice(wide.from, wide.to).trim()} — put what it holds in brackets`,
        related: [],
        fixes: [bracket(model, narrow, stop), bracket(model, wide, stop)],
        unnecessary: false,
      };
    }
  },
};

/** Whether no bracket closes the term. */
const isOpen = ({ whole, argument }: Stopped): boolean => whole.to === argument.to && argument.to > argument.from;

/** Where the power of the term begins; an index, a name's own script, and a transposition are none. */
function powerOf(text: string, { argument, site }: Stopped): number | undefined {
  const operand = site.expr.kind === "stop" ? site.expr.operand : site.expr;
  if (operand.kind !== "apply" || operand.op !== "pow") return undefined;
  return /\^/.exec(text.slice(argument.from, argument.to))?.index;
}

/** What follows the term directly and could belong to it: one letter, command or bracket. */
function restAfter(text: string, { whole }: Stopped): Span | undefined {
  const after = text.slice(whole.to, whole.to + 200);
  const next = after.trimStart();
  const [command] = /^\\[A-Za-z]+/.exec(next) ?? [next.slice(0, 1)];
  if (ends.test(next) || levelOf(command)) return undefined;
  const found = /^\s*(?:\\[A-Za-z]+|[A-Za-z\d])(?:\s*\{[^{}]*\}|[_^](?:\{[^{}]*\}|\\[A-Za-z]+|[A-Za-z\d]))*/.exec(
    after,
  );
  return found ? { from: whole.to, to: whole.to + found[0].length } : undefined;
}

/** The fix that brackets a part; it keeps the gradient where the stop was read like that already. */
function bracket(model: Model, { from, to }: Span, { argument }: Stopped): Fix {
  const keeps = to === argument.to;
  const term = model.source.text.slice(from, to);
  const start = from + /^\s*/.exec(term)![0].length;
  return {
    title: `Put ${term.trim()} in brackets${keeps ? "" : " (changes the gradient)"}`,
    keeps,
    edits: () => [
      { span: { from: start, to: start }, text: "[" },
      { span: { from: to, to }, text: "]" },
    ],
  };
}
