import { chosen } from "../../server/src/actions/chosen";
import { analyse, diagnose, hoverAt, offersAt } from "../../server/src/analysis";
import type { Severities } from "../../server/src/configuration/configuration";
import { latex } from "../../server/src/math/latex";
import { comparisonOf, type Placed } from "../../server/src/model/comparison";
import { derivationOf } from "../../server/src/model/derivation";
import { factsAt } from "../../server/src/model/facts";
import { objectiveAt } from "../../server/src/model/locate";
import type { Model } from "../../server/src/model/model";
import { normalise } from "../../server/src/model/normalise";
import { objectiveOf } from "../../server/src/model/objective";
import { styleOf } from "../../server/src/model/style";
import type { Diagnosed } from "../../server/src/rules/rule";
import { applyEdits } from "../../server/src/text/edit";
import { Lines } from "../../server/src/text/lines";
import { type Case, type Mark, readerOf, render, shown, sourcesOf } from "./cases";
import { reading } from "./reading";

/** The case as it comes out now: all diagnostics, and an answer for each mark that asks. */
export function outcome(it: Case, severities: Severities = {}): string {
  const [source, ...others] = sourcesOf(it);
  const model = analyse(source!, others);
  const lines = new Lines(source!.text);
  const found = diagnose(model, severities, readerOf(it));
  const asked = it.marks.filter((mark) => !/^(?:error|warning|info|hint)$/.test(mark.verb));
  const marks = [...found.map((it) => diagnostic(lines, it)), ...asked.map((mark) => answered(model, lines, mark))];
  marks.sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to);
  return render(it, marks, it.after === undefined ? undefined : after(model, lines, asked, found));
}

function diagnostic(lines: Lines, it: Diagnosed): Mark {
  const start = lines.positionAt(it.at.from);
  const end = lines.positionAt(it.at.to);
  const to = end.line === start.line ? end.character : start.character + 1;
  return { line: start.line, from: start.character, to, verb: it.severity, argument: `${it.rule}: ${it.message}` };
}

function answered(model: Model, lines: Lines, mark: Mark): Mark {
  const at = lines.offsetAt(mark.line, mark.from);
  if (mark.verb === "gradient") return { ...mark, argument: gradient(model, at, mark.argument.split(":")[0]!) };
  if (mark.verb === "compare") return { ...mark, argument: comparison(model, at, mark.argument.split(":")[0]!) };
  if (mark.verb === "reads") {
    const formula = model.formulas.find((it) => it.region.span.from <= at && at <= it.region.span.to);
    return { ...mark, argument: formula?.statements.map(reading).join(" ¶ ") ?? "no formula" };
  }
  if (mark.verb === "definition") {
    const name = normalise(model.source.text.slice(at, lines.offsetAt(mark.line, mark.to)));
    const found = factsAt(model, at).symbol(name);
    return { ...mark, argument: found ? latex(found) : "none" };
  }
  if (mark.verb === "hover") {
    const hover = hoverAt(model, at);
    const shown = hover ? [...hover.sentences, ...hover.equations].join(" ¶ ") : "nothing";
    return { ...mark, argument: shown.replaceAll("\n", " ⏎ ") };
  }
  return mark;
}

function gradient(model: Model, at: number, symbol: string): string {
  const objective = objectiveAt(model, at)!;
  const d = derivationOf(objective.e, normalise(symbol), objective.facts, styleOf(model, objective.facts));
  const where = d.where.map((it) => `; ${it.left} = ${it.right}`).join("");
  return `${symbol}: ${d.latex ?? "not verified"}${where}`;
}

/** The formula at an offset against the one that defines a name: its value, its derivatives, and where they differ. */
function comparison(model: Model, at: number, name: string): string {
  const other = model.formulas
    .flatMap((formula) => formula.statements.map((statement) => objectiveOf(model, formula, statement)))
    .find((it) => it?.definition?.name === name)!;
  const sides = [objectiveAt(model, at)!, other].map((objective) => ({ model, objective })) as [Placed, Placed];
  const found = comparisonOf(...sides, { wrt: undefined, identify: new Map() });
  const words = (it: boolean | undefined) => (it === undefined ? "unknown" : it ? "agrees" : "differs");
  const derivatives = [...found.derivatives].map(([symbol, it]) => `; ${symbol} ${words(it)}`).join("");
  const where = [...(found.counterexample?.values ?? [])].map(([symbol, value]) => `${symbol} = ${value}`).join(", ");
  return `${name}: value ${words(found.value)}${derivatives}${where === "" ? "" : ` at ${where}`}`;
}

/** The text after the action that a mark names, why it is refused, or the text after the first fix of the first finding. */
function after(model: Model, lines: Lines, asked: readonly Mark[], diagnosed: readonly Diagnosed[]): string {
  const action = asked.find((it) => it.verb === "action");
  if (!action) {
    const edits = diagnosed[0]?.fixes[0]?.edits();
    return edits ? shown(applyEdits(model.source.text, edits)) : "nothing is offered\n";
  }
  const [id, title] = action.argument.split(/: (.*)/);
  const from = lines.offsetAt(action.line, action.from);
  const selection = { from, to: action.to - action.from > 1 ? lines.offsetAt(action.line, action.to) : from };
  const found = offersAt(model, selection).find(
    (it) => it.action.id === id && (title === undefined || it.title === title),
  );
  if (!found) return "nothing is offered\n";
  if (found.kind === "refused") return `refused: ${found.reason()}\n`;
  const choice = chosen(model, found);
  return choice.kind === "refused" ? `refused: ${choice.reason}\n` : applyEdits(model.source.text, choice.edits);
}
