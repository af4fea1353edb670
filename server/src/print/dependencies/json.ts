import type { Dependencies } from "../../model/dependencies";
import type { Lines } from "../../text/lines";

/** The graph for programs; lines and columns are 1-based. */
export function dependenciesJson({ nodes, edges }: Dependencies, lines: Lines) {
  return {
    symbols: nodes.map(({ symbol, kind, at, because }) => {
      const place = at === undefined ? undefined : lines.positionAt(at);
      return {
        symbol,
        kind,
        ...(place && { line: place.line + 1, column: place.character + 1 }),
        ...(because !== undefined && { because }),
      };
    }),
    edges: edges.map(({ from, to, by, stopped }) => ({ from, to, by, stopped })),
  };
}
