import { reach } from "../calculus/reach";
import { doubtsOf } from "./decidable";
import type { Model } from "./model";
import { askedFor, type Objective, variablesOf } from "./objective";

const most = 4;

/**
 * What stands in a formula and might depend on a variable of it, if only the document said what it is: functions without a
 * definition, and symbols that are no variables, no data and have no definition. Where there is none, a derivative of 0 is sure.
 */
export function unsaidIn(model: Model, { definition, e, facts }: Objective): readonly string[] {
  const still = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  const loose = [...reach(e, facts).keys()].filter(
    (it) => !facts.symbol(it) && !facts.sample(it) && !still.has(it) && !definition?.parameters?.includes(it),
  );
  const functions = [...doubtsOf(e, facts).functions].filter((it) => !definition?.parameters?.includes(it));
  return [...new Set([...functions, ...loose])].slice(0, most);
}

/** That a derivative is 0 as far as the document says, in words; `quoted` writes a symbol. */
export function saidOfZeros(
  model: Model,
  objective: Objective,
  zeros: readonly string[],
  quoted = (symbol: string): string => symbol,
): readonly string[] {
  if (zeros.length === 0 || !objective.definition?.parameters) return [];
  const names = unsaidIn(model, objective).filter((it) => !zeros.includes(it));
  if (names.length === 0) return [];
  return [
    `nothing here says that ${listed(names, "or", quoted)} ${names.length > 1 ? "depend" : "depends"} on ${listed(zeros, "or", quoted)}`,
  ];
}

/** Why a formula has variables and yet no derivative to show, in words. */
export function saidOfMembers(
  model: Model,
  objective: Objective,
  quoted = (symbol: string): string => symbol,
): readonly string[] {
  const members = askedFor(model, objective).length > 0 ? [] : variablesOf(model, objective).slice(0, most);
  if (members.length === 0) return [];
  const verb = members.length > 1 ? "stand" : "stands";
  return [`no derivative is shown, since ${listed(members, "and", quoted)} ${verb} for each of many that are summed`];
}

const listed = (them: readonly string[], last: string, quoted: (symbol: string) => string): string =>
  them.length < 2
    ? them.map(quoted).join("")
    : `${them.slice(0, -1).map(quoted).join(", ")} ${last} ${quoted(them.at(-1)!)}`;
