import type { Expr } from "../math/expr";
import type { Facts } from "./facts";
import { waysFrom } from "./ways";

/** What a person wants of the gradient of a term in a variable. */
export type Wanted = "flows" | "stopped";

/** The symbols that a stop around the term has to name (none: it needs no stop), or why no stop does what is wanted. */
export type StopsFor =
  | { readonly kind: "stop"; readonly symbols: readonly string[] }
  | { readonly kind: "impossible"; readonly reason: string };

const mostCandidates = 16;
const mostSymbols = 3;

/** The fewest symbols to stop around a term so that the wanted variables, and only these, lose their gradient. */
export function stopsFor(e: Expr, wanted: ReadonlyMap<string, Wanted>, facts: Facts): StopsFor {
  const flowing = [...wanted].filter(([, it]) => it === "flows").map(([name]) => name);
  const { open } = waysFrom(e, facts);
  const closed = flowing.find((it) => !open.has(it));
  if (closed !== undefined) return impossible(noWay(e, closed, facts));
  const stopped = [...wanted].filter(([name, it]) => it === "stopped" && open.has(name)).map(([name]) => name);
  const does = (symbols: readonly string[]): boolean => {
    const left = waysFrom({ kind: "stop", symbols, operand: e }, facts).open;
    return stopped.every((it) => !left.has(it)) && flowing.every((it) => left.has(it));
  };
  if (!does(stopped)) return impossible(cutOff(e, flowing, stopped, facts));
  const candidates = [...open].slice(0, mostCandidates);
  for (let size = 0; size < Math.min(stopped.length, mostSymbols + 1); size++) {
    const found = choices(candidates, size).find(does);
    if (found) return { kind: "stop", symbols: found };
  }
  return { kind: "stop", symbols: stopped };
}

const impossible = (reason: string): StopsFor => ({ kind: "impossible", reason });

function noWay(e: Expr, name: string, facts: Facts): string {
  return waysFrom(e, facts).cut.has(name)
    ? `a stop already cuts every way of ${name} to this term: remove that one`
    : `${name} does not reach this term`;
}

/** A variable that is to keep its gradient and reaches the term only through what is to lose it. */
function cutOff(e: Expr, flowing: readonly string[], stopped: readonly string[], facts: Facts): string {
  const left = waysFrom({ kind: "stop", symbols: stopped, operand: e }, facts).open;
  const lost = flowing.find((it) => !left.has(it))!;
  const through = stopped.filter((it) => !waysFrom({ kind: "stop", symbols: [it], operand: e }, facts).open.has(lost));
  const by = through.length > 0 ? through.slice(0, 1) : stopped;
  return `${lost} reaches this term only through ${by.join(" and ")}, which is to be stopped`;
}

/** The choices of so many of them, in order. */
function choices(among: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return among.flatMap((it, i) => choices(among.slice(i + 1), size - 1).map((others) => [it, ...others]));
}
