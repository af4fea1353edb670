import { unicode } from "../../math/unicode";
import type { Dependencies, Edge, Node } from "../../model/dependencies";
import { cutOf } from "./cut";

/** The nodes and edges of a picture: an identifier and a label for each node that has an edge, the label of each edge's cut. */
export interface Drawn {
  readonly nodes: readonly (Node & { readonly id: string; readonly label: string })[];
  readonly edges: readonly (Edge & { readonly fromId: string; readonly toId: string; readonly cut: string })[];
}

/** What a picture of the graph shows; a function that nothing defines has no place in it. */
export function drawn({ nodes, edges }: Dependencies): Drawn {
  const touched = new Set(edges.flatMap((it) => [it.from, it.to]));
  const ids = new Map<string, string>();
  for (const { symbol } of nodes) ids.set(symbol, fresh(idOf(symbol), new Set(ids.values())));
  return {
    nodes: nodes
      .filter((it) => touched.has(it.symbol))
      .map((it) => ({ ...it, id: ids.get(it.symbol)!, label: unicode(it.symbol) })),
    edges: edges.map((it) => ({ ...it, fromId: ids.get(it.from)!, toId: ids.get(it.to)!, cut: cutOf(it) })),
  };
}

/** `\tilde\phi_1` as `tilde_phi_1`. */
const idOf = (symbol: string): string => symbol.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "") || "symbol";

/** Words that mean something to the languages of graphs get another ending, as do names that are taken. */
function fresh(id: string, taken: ReadonlySet<string>): string {
  const reserved = /^(?:graph|digraph|subgraph|node|edge|strict|end|style|class|click|default|o|x)$/i.test(id);
  for (let i = reserved ? 1 : 0; ; i++) {
    const candidate = i === 0 ? id : `${id}_${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}
