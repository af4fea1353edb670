import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import type { StopSite } from "../model/read/cursor";
import { stopsOf } from "../model/stops";
import type { Edit } from "../text/edit";
import { contains } from "../text/span";
import type { Action } from "./action";
import { replace } from "./edits";
import page from "./inline-macro.md";
import { judge } from "./judge";
import { hostEdits, rewritingOf } from "./rewriting";

/** The call of a macro that makes a stop becomes what the macro stands for. */
export const inlineMacro: Action = {
  id: "inline-macro",
  kind: "inline",
  page,
  offer({ model, selection }) {
    const stop = stopsOf(model).findLast((it) => it.site.macro && contains(it.operator, selection));
    const inlined = stop && inlinedAt(model, stop.formula, stop.site);
    if (!inlined) return [];
    const rewriting = rewritingOf(stop.formula, inlined.edits);
    const edits = hostEdits(rewriting);
    if (!edits || judge(model, rewriting, "derivatives").kind !== "same") return [];
    return [{ kind: "possible", title: `Inline ${inlined.name}`, edits: () => edits }];
  },
};

/** The edits that put the macro's body in the place of its call; undefined where its arguments are no single term. */
function inlinedAt(
  model: Model,
  { region }: Formula,
  { whole, argument }: StopSite,
): { readonly name: string; readonly edits: readonly Edit[] } | undefined {
  const name = /^\\[A-Za-z@]+/.exec(region.text.slice(whole.from))?.[0];
  const macro = name === undefined ? undefined : model.reading.macros.at(region.span.from).get(name);
  if (!name || !macro || macro.parameters.some((it) => it.kind !== "mandatory")) return undefined;
  const body = macro.body.text;
  const next = region.text[whole.from + name.length] ?? "";
  const apart = /\\[A-Za-z@]+$/.test(body) && /[A-Za-z]/.test(next) ? " " : "";
  if (macro.parameters.length === 0)
    return { name, edits: [replace({ from: whole.from, to: whole.from + name.length }, body + apart)] };
  const [before, after, ...more] = body.split("#1");
  if (macro.parameters.length > 1 || before === undefined || after === undefined || more.length > 0) return undefined;
  const edits = [
    replace({ from: whole.from, to: argument.from }, before),
    replace({ from: argument.to, to: whole.to }, after),
  ];
  return { name, edits };
}
