import type { Dependencies, Edge } from "../../model/dependencies";
import { cutOf } from "./cut";

/** The graph for people: a line for each symbol, what it depends on after `←`, each cut in brackets, and why it is a parameter. */
export function dependenciesText({ nodes, edges }: Dependencies): string {
  const width = Math.max(0, ...nodes.map((it) => it.symbol.length));
  const rows = nodes.map(({ symbol, kind, because }) => {
    const from = edges.filter((it) => it.to === symbol).map(source);
    const why = kind === "parameter" && because !== undefined ? `  (${because})` : "";
    return `${symbol.padEnd(width)}  ${kind.padEnd(9)}${from.length > 0 ? `  ← ${from.join(", ")}` : ""}${why}`.trimEnd();
  });
  return rows.map((it) => `${it}\n`).join("");
}

const source = (edge: Edge): string => (cutOf(edge) === "" ? edge.from : `${edge.from} [${cutOf(edge)}]`);
