import { reach } from "../calculus/reach";
import { latex, type Style } from "../math/latex";
import { type Derivation, derivationOf } from "../model/derivation";
import { displayed } from "../model/display";
import { flowTableOf } from "../model/flow";
import type { Model } from "../model/model";
import { askedFor, nameOf, type Objective } from "../model/objective";
import type { StopSite } from "../model/read/cursor";
import { isStopped } from "../model/stopped";
import { stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import { saidOfMembers, saidOfZeros } from "../model/unsaid";
import { asMath, flowMarkdown } from "../print/flow/markdown";
import { contains } from "../text/span";
import { cutBy, way } from "./stop";

/** The derivatives of a formula as a Markdown document: what it is made of, each derivative with those named in it, what its stops cut. */
export function derivationMarkdown(model: Model, objective: Objective): string {
  const style = styleOf(model, objective.facts);
  const left = objective.definition && latex(objective.definition.left, style);
  const all = askedFor(model, objective).map((it) => derivationOf(objective.e, it, objective.facts, style));
  const parts = [
    `# Derivatives${left === undefined ? "" : ` of ${asMath(left)}`}`,
    display(left === undefined ? latex(objective.e, style) : displayed(left, objective.e, style)),
    ...definitions(objective, style),
    ...all.flatMap((it) => derivative(objective, it, style)),
    ...unsaid(model, objective, all),
    ...cuts(model, objective, style),
    ...flow(model, objective),
  ];
  return `${parts.join("\n\n")}\n`;
}

const display = (formula: string): string => `$$\n${formula}\n$$`;

/** The definitions that the formula goes through, those nearest to it first. */
function definitions({ e, facts }: Objective, style: Style): readonly string[] {
  const found = [...reach(e, facts).keys()].flatMap((name) => {
    const value = facts.symbol(name);
    return value ? [display(`${name} = ${latex(value, style)}`)] : [];
  });
  return found.length > 0 ? ["with", ...found] : [];
}

function derivative(objective: Objective, it: Derivation, style: Style): readonly string[] {
  const title = `## In ${asMath(it.symbol)}`;
  if (it.latex === undefined) return [title, "No derivative could be verified numerically, so none is shown."];
  return [
    title,
    ...(it.blocked ? [`Every way of ${asMath(it.symbol)} is stopped.`] : []),
    display(displayed(`\\nabla_{${it.symbol}} ${nameOf(objective)}`, it.e, style)),
    ...(it.where.length > 0 ? ["where"] : []),
    ...it.where.map(({ left, right }) => display(`${left} = ${right}`)),
    ...(it.omitted > 0 ? [`${it.omitted} more derivatives of definitions further down are not written out.`] : []),
    `*Verified on ${it.instantiations} random instantiations.*`,
  ];
}

function unsaid(model: Model, objective: Objective, all: readonly Derivation[]): readonly string[] {
  const none = all.filter((it) => !it.reaches).map((it) => it.symbol);
  const said = [...saidOfZeros(model, objective, none, asMath), ...saidOfMembers(model, objective, asMath)];
  return said.map((it) => `${it[0]!.toUpperCase()}${it.slice(1)}.`);
}

/** What each stop of the formula cuts, and what its term would pass without it. */
function cuts(model: Model, objective: Objective, style: Style): readonly string[] {
  const found = stopsOf(model)
    .filter(({ formula, site }) => formula === objective.formula && contains(objective.statement.span, site.whole))
    .flatMap(({ site }) => cut(model, objective, site, style));
  return found.length > 0 ? ["## What the stops cut", ...found] : [];
}

function cut(model: Model, objective: Objective, site: StopSite, style: Style): readonly string[] {
  const found = cutBy(model, objective, site);
  if (!found) return [];
  const { symbols, reachedBy, term } = found;
  const ways = symbols.map((it) => way(it, reachedBy(it), asMath));
  const passes = term.equations.length > 0 ? " Without it the term would pass" : "";
  return [`${asMath(latex(site.expr, style))}: ${ways.join(" ")}${passes}`, ...term.equations.map(display)];
}

function flow(model: Model, objective: Objective): readonly string[] {
  const table = isStopped(objective) ? flowTableOf(model, objective) : undefined;
  if (!table || table.variables.length === 0) return [];
  return ["## Which gradients flow", flowMarkdown(table, asMath).trimEnd()];
}
