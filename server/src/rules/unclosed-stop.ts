import { stopsOf } from "../model/stops";
import type { Rule } from "./rule";
import page from "./unclosed-stop.md";

const closers: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };

/** An operator whose bracket never closes inside its formula. */
export const unclosedStop: Rule = {
  id: "unclosed-stop",
  severity: "error",
  page,
  *check(model) {
    for (const { site, operator, argument } of stopsOf(model)) {
      if (site.closed) continue;
      const text = model.source.text.slice(operator.from, operator.to);
      const opener = text.at(-1) ?? "[";
      const closer = (/\\left\s*.$/.test(text) ? "\\right" : "") + (closers[opener] ?? opener);
      const end = { from: argument.to, to: argument.to };
      yield {
        at: operator,
        message: `the ${opener} of this stop never closes in its formula, so where the stop ends cannot be told — add ${closer}`,
        related: [],
        fixes: [
          {
            title: `Add ${closer} at the end of the formula`,
            keeps: false,
            edits: () => [{ span: end, text: closer }],
          },
        ],
        unnecessary: false,
      };
    }
  },
};
