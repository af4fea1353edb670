import { reach } from "../calculus/reach";
import { boundBy } from "../math/bound";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { definitionAt, factsAt } from "./facts";
import { firstPlaces } from "./first-places";
import type { Model } from "./model";
import type { Objective } from "./objective";
import { optimisedOf } from "./optimised";
import { type SymbolKind, symbolKinds } from "./symbol-kinds";

/** A symbol of the graph and the host offset of its first place, undefined for one that only another file writes. */
export interface Node {
  readonly symbol: string;
  readonly kind: SymbolKind;
  readonly at: number | undefined;
  /** The words of the document from which it was concluded that it is optimised, or that it is not. */
  readonly because: string | undefined;
}

/** `to` depends on `from`. `stopped` are the symbols whose gradient does not go back along it; `bare` where it is everyone's. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly by: "definition" | "sampling" | "declaration";
  readonly stopped: readonly string[];
  readonly bare: boolean;
}

/** What depends on what, and which stops cut it. */
export interface Dependencies {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** The name that a formula without a name has in its graph. */
export const nameless = "formula";

/** The graph of a whole document, or of what reaches one formula. */
export function dependenciesOf(model: Model, objective?: Objective): Dependencies {
  const graph = new Graph(model, objective?.formula.region.span.from ?? model.source.text.length);
  if (!objective) for (const name of namesOf(model)) graph.visit(name);
  else if (objective.definition) graph.visit(objective.definition.name);
  else graph.add(nameless, objective.e, "definition");
  graph.finish();
  const places = firstPlaces(model);
  const kinds = symbolKinds(model, graph.at);
  const kindOf = (symbol: string) => (symbol === nameless ? "defined" : kinds(symbol));
  const optimised = optimisedOf(model);
  const nodes = [...graph.names].map((symbol) => ({
    symbol,
    kind: kindOf(symbol),
    at: places.get(symbol),
    because: optimised.get(symbol)?.words,
  }));
  return { nodes, edges: graph.edges };
}

const namesOf = (model: Model): readonly string[] => [
  ...model.declarations.map((it) => it.symbol),
  ...model.samples.keys(),
  ...model.definitions.keys(),
];

class Graph {
  readonly names = new Set<string>();
  readonly edges: Edge[] = [];
  readonly #pending: string[] = [];
  readonly #done = new Set<string>();

  constructor(
    readonly model: Model,
    readonly at: number,
  ) {}

  visit(name: string): void {
    this.names.add(name);
    this.#pending.push(name);
  }

  /** Looks at every symbol that was named, and at those that these name. */
  finish(): void {
    for (let name = this.#pending.shift(); name !== undefined; name = this.#pending.shift()) {
      if (this.#done.has(name)) continue;
      this.#done.add(name);
      this.#expand(name);
    }
  }

  #expand(name: string): void {
    const facts = factsAt(this.model, this.at);
    const defined = definitionAt(this.model, name, this.at)?.definition.value;
    const value = defined ?? facts.symbol(name);
    const density = facts.sample(name)?.density;
    if (value) this.add(name, value, defined ? "definition" : "declaration");
    else if (density) this.add(name, density, "sampling");
  }

  /** The edges into `to` from what is written in `e`: one for each way in which stops cut it. */
  add(to: string, e: Expr, by: Edge["by"]): void {
    this.names.add(to);
    const facts = factsAt(this.model, this.at);
    const seen = new Set<string>();
    for (const { name, stops, applied } of occurrences(e)) {
      if (name === to) continue;
      this.visit(name);
      if (applied && !definitionAt(this.model, name, this.at) && !facts.fn(name)) continue;
      const bare = stops.includes("*");
      const upstream = stops.length === 0 ? [] : [...reach({ kind: "symbol", name }, facts).keys()];
      const stopped = upstream.filter((it) => bare || stops.includes(it)).sort();
      const key = `${name} ${bare} ${stopped.join(",")}`;
      if (seen.has(key)) continue;
      seen.add(key);
      this.edges.push({ from: name, to, by, stopped, bare });
    }
  }
}

/** A symbol or an applied function that is written, with the symbols of the stops around it, `*` for a bare one. */
interface Occurrence {
  readonly name: string;
  readonly applied: boolean;
  readonly stops: readonly string[];
}

/** What is written in `e` and not bound in it; what an expectation runs over is what it depends on. */
function* occurrences(e: Expr, stops: readonly string[] = [], bound: readonly string[] = []): Generator<Occurrence> {
  if (e.kind === "symbol" && !bound.includes(e.name)) yield { name: e.name, applied: false, stops };
  if (e.kind === "opaque")
    for (const name of e.symbols) if (!bound.includes(name)) yield { name, applied: false, stops };
  if (e.kind === "call") yield { name: e.fn, applied: true, stops };
  const around = e.kind === "stop" ? [...stops, ...(e.symbols ?? ["*"])] : stops;
  const inner = e.kind === "expect" ? bound : [...bound, ...boundBy(e)];
  for (const part of children(e)) yield* occurrences(part, around, inner);
}
