import type { Facts } from "../calculus/facts";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";
import { expressionsOf } from "./expressions";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { remembering } from "./remember";
import { naming } from "./written";

/**
 * What an applied function is of which words say on what it depends, a "network $f$ with parameters $\theta$": `f(x)` is then
 * `f_\theta(x)`. Undefined where a call with as many arguments names one of these symbols, or a copy of it, among them.
 */
export function declaredFunction(model: Model, name: string): ReturnType<Facts["fn"]> {
  const on = model.declarations.find((it) => it.symbol === name && !it.detached)?.dependsOn ?? [];
  const calls = on.length === 0 ? [] : callsOf(model, name);
  // `\bar\theta` stands where `\theta` would.
  const said = (args: readonly Expr[]) =>
    args.some((it) => [...freeSymbols(it)].some((used) => on.some((symbol) => used.includes(symbol))));
  const first = calls.find((it) => !said(it));
  if (!first || calls.some((it) => it.length === first.length && said(it))) return undefined;
  const parameters = first.map((_, i) => `#${i + 1}`);
  const marks = ["_{", ...on.slice(1).map(() => ", "), "}(", ...parameters.slice(1).map(() => ", "), ")"];
  return { parameters, value: { kind: "call", fn: name, args: [...on, ...parameters].map(symbol), marks } };
}

/** What `z(x)` is where `z` is defined as a whole, `z = E_\phi(x)`: its value at those arguments. */
export function appliedDefinition(model: Model, name: string, value: Expr): ReturnType<Facts["fn"]> {
  const used = freeSymbols(value);
  for (const args of callsOf(model, name)) {
    const parameters = args.flatMap((it) => (it.kind === "symbol" && used.has(it.name) ? [it.name] : []));
    if (parameters.length === args.length && new Set(parameters).size === args.length) return { parameters, value };
  }
  return undefined;
}

/** The arguments of all applications of a function in a document, which only the formulas that may name it are read for. */
function callsOf(model: Model, name: string): readonly (readonly Expr[])[] {
  const known = calls(model);
  const found = known.get(name) ?? argumentsOf(name, naming(model, name));
  known.set(name, found);
  return found;
}
const calls = remembering((_model: Model) => new Map<string, readonly (readonly Expr[])[]>());

function argumentsOf(name: string, formulas: readonly Formula[]): readonly (readonly Expr[])[] {
  const found: (readonly Expr[])[] = [];
  for (const e of formulas.flatMap(expressionsOf))
    walk(e, (it) => {
      if (it.kind === "call" && it.fn === name) found.push(it.args);
      return true;
    });
  return found;
}
