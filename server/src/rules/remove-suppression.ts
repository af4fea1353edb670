import type { Model } from "../model/model";
import type { Suppression } from "../model/suppressions";
import type { Span } from "../text/span";
import type { Fix } from "./rule";

/** The fix that takes a rule out of a suppression, or the whole comment where it names no other. */
export function removeSuppression(model: Model, { comment, rule }: Suppression, others: readonly Suppression[]): Fix {
  const { text } = model.source;
  const name = rule && others.length > 0 ? rule : undefined;
  return {
    title: name ? `Remove ${name.name} from the suppression` : "Remove the suppression",
    keeps: true,
    edits: () => [{ span: name ? withSeparator(text, name.at) : wholeLine(text, comment), text: "" }],
  };
}

function withSeparator(text: string, { from, to }: Span): Span {
  const after = /^[ \t]*,?[ \t]*(?=[a-z])/.exec(text.slice(to, to + 20))?.[0].length;
  if (after) return { from, to: to + after };
  return { from: from - /[\s,]*$/.exec(text.slice(0, from))![0].length, to };
}

/** A comment with its line where nothing else stands on it, else with the spaces before it. */
function wholeLine(text: string, { from, to }: Span): Span {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", to);
  const alone = /^[\s>]*$/.test(text.slice(start, from)) && /^\s*$/.test(text.slice(to, end < 0 ? text.length : end));
  if (alone) return { from: start, to: end < 0 ? text.length : end + 1 };
  return { from: from - /[ \t]*$/.exec(text.slice(start, from))![0].length, to };
}
