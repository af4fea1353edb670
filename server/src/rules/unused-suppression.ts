import type { Model } from "../model/model";
import { silences, suppressionsOf } from "../model/suppressions";
import { nearest } from "../text/nearest";
import type { Span } from "../text/span";
import { removeSuppression } from "./remove-suppression";
import type { Rule } from "./rule";
import page from "./unused-suppression.md";

const id = "unused-suppression";

/** A comment that silences a rule where the rule has nothing to say. */
export const unusedSuppression: Rule = {
  id,
  severity: "info",
  page,
  *check(model, { found, rules }) {
    const all = suppressionsOf(model);
    const idle = all.filter((it) => it.rule?.name !== id && !found.some(({ rule, at }) => silences(it, rule, at.from)));
    for (const it of idle) {
      const name = it.rule?.name;
      const others = all.filter((other) => other.comment === it.comment && other !== it);
      if (unread(model, it.covers)) continue;
      // A rule that is off here may be on where a colleague works, and one that finds too much has not said all.
      if (name !== undefined && rules.some((rule) => rule.id === name && rule.silent())) continue;
      const known = name === undefined || rules.some((rule) => rule.id === name);
      const meant = known
        ? undefined
        : nearest(
            name,
            rules.map((rule) => rule.id),
          );
      const why = known ? `${name ?? "no rule"} has nothing to say here` : `there is no rule ${name}`;
      yield {
        at: it.rule?.at ?? it.comment,
        message: `${why}, so this suppression changes nothing — ${meant ? `did you mean ${meant}?` : "remove it"}`,
        related: [],
        fixes: [
          ...(meant
            ? [{ title: `Change to ${meant}`, keeps: true, edits: () => [{ span: it.rule!.at, text: meant }] }]
            : []),
          removeSuppression(
            model,
            it,
            others.filter((other) => idle.every((one) => one !== other)),
          ),
        ],
        unnecessary: true,
      };
    }
  },
};

/** Whether a line that is silenced holds a dollar that opens no formula: what would be found in it, nobody can tell. */
function unread({ source, formulas }: Model, { from, to }: Span): boolean {
  if (to - from > 2000) return false;
  const inside = (at: number) => formulas.some(({ region: { span } }) => span.from <= at && at < span.to);
  return [...source.text.slice(from, to).matchAll(/(?<!\\)\$/g)].some((it) => !inside(from + it.index));
}
