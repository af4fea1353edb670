import { spanToHost } from "../host/region";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { isTooLarge, most, sizeOf } from "../model/size";
import { spellingFormulas, stopsOf } from "../model/stops";
import { unexpandedIn } from "../model/unexpanded";
import { maySpellStop } from "../notation/spelled";
import type { Finding, Rule } from "./rule";
import page from "./unread.md";

/** What cannot be read beside a stop: a file with too many formulas, macros that never end. */
export const unread: Rule = {
  id: "unread",
  severity: "warning",
  page,
  *check(model) {
    if (isTooLarge(model.host)) yield* tooLarge(model);
    const stopped = new Set(stopsOf(model).map((it) => it.formula));
    for (const formula of new Set([...stopped, ...spellingFormulas(model)]))
      yield* unexpanded(model, formula, stopped.has(formula));
  },
};

function* tooLarge(model: Model): Generator<Finding> {
  const [first] = spellingFormulas(model);
  if (!first) return;
  const { span, open } = first.region;
  yield finding(
    { from: span.from, to: span.from + open.length },
    `the formulas of this file hold ${count(sizeOf(model.host))} characters, and no more than ${count(most)} are read, so nothing in it was checked — split the file`,
  );
}

/** The macros without an end beside a stop, and those that are named like one. */
function* unexpanded({ reading }: Model, formula: Formula, isStopped: boolean): Generator<Finding> {
  for (const it of unexpandedIn(formula, reading))
    if (isStopped || maySpellStop(`${it.text}{`))
      yield finding(
        spanToHost(formula.region, it.call ?? it),
        `what ${it.text} stands for has no end or is too long, so it is read as a name — mend its definition`,
      );
}

const count = (n: number): string => n.toLocaleString("en");

const finding = (at: Finding["at"], message: string): Finding => ({
  at,
  message,
  related: [],
  fixes: [],
  unnecessary: false,
});
