import { applyDefinition, type Facts } from "../calculus/facts";
import { waysFrom } from "../calculus/ways";
import type { Expr } from "../math/expr";
import { type Summand, summandsOf } from "../model/summands";
import { everywhere } from "./everywhere";

/** What becomes of the gradient in a symbol that a term is about: in part, where some ways are stopped and others are not. */
export type Stopping = "flows" | "stopped" | "partly stopped" | "unknown";

/** A summand, and what becomes of the gradient in each symbol that it is about. */
export interface Term {
  readonly term: Expr;
  readonly flow: ReadonlyMap<string, Stopping>;
}

/** What may become of a gradient at a symbol that nothing defines: one is wanted, none is, or nobody can tell. */
export type Carrying = "yes" | "no" | "unknown";

/** Where gradients flow: what is known of the symbols, what they are called, and which of those that have no definition carry one. */
export interface Flowing {
  readonly facts: Facts;
  named(symbol: string): string;
  carries(leaf: string): Carrying;
}

/** The summands, those of a variable that is itself a sum in its place. */
export const termsIn = (e: Expr, on: Flowing): readonly Term[] => summands(e, on.facts).map((it) => flowsOf(it, on));

function summands(e: Expr, facts: Facts): readonly Summand[] {
  return summandsOf(e).flatMap((it) => {
    const definition = it.whole === it.term ? definitionOf(it.term, facts) : undefined;
    return definition && (summandsOf(definition).length > 1 || definition.kind === "symbol")
      ? summands(definition, facts)
      : [it];
  });
}

const definitionOf = (e: Expr, facts: Facts): Expr | undefined =>
  e.kind === "symbol" ? facts.symbol(e.name) : e.kind === "call" ? applyDefinition(e, facts) : undefined;

function flowsOf({ term, whole }: Summand, on: Flowing): Term {
  const ways = waysFrom(whole, on.facts);
  const carrying = new Map([...ways.open].map((it) => [it, carryingOf(it, on)] as const));
  const names = (it: Carrying) => [...carrying].flatMap(([name, own]) => (own === it ? [on.named(name)] : []));
  const cut = new Set([...[...ways.cut].map((it) => on.named(it)), ...names("no")]);
  const open = new Set(names("yes"));
  const unknown = names("unknown");
  const stopping = (it: string): Stopping => (!cut.has(it) ? "flows" : open.has(it) ? "partly stopped" : "stopped");
  const flow = new Map<string, Stopping>([...open, ...cut].map((it) => [it, stopping(it)]));
  for (const it of unknown) flow.set(it, "unknown");
  return { term, flow };
}

/** Whether a symbol lets a gradient on: not where its definition stops all that carries one, for to use it is to use something stopped. */
function carryingOf(name: string, { facts, carries }: Flowing): Carrying {
  const definition = facts.symbol(name);
  if (!definition) return "yes";
  const { open, cut } = waysFrom(definition, facts);
  const leaves = [...open].filter((it) => facts.symbol(it) === undefined).map(carries);
  if (leaves.includes("yes")) return "yes";
  if (leaves.includes("unknown")) return cut.size === 0 ? "yes" : "unknown";
  return cut.size === 0 ? "unknown" : "no";
}

/** The functions in an expression and in the definitions of its symbols that nothing defines. */
export const functionsIn = (e: Expr, facts: Facts): ReadonlySet<string> =>
  new Set(everywhere(e, facts).flatMap((it) => (it.kind === "call" && !applyDefinition(it, facts) ? [it.fn] : [])));
