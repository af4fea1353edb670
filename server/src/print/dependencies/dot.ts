import type { Dependencies } from "../../model/dependencies";
import type { SymbolKind } from "../../model/symbol-kinds";
import { drawn } from "./drawn";

const shapes: Readonly<Record<SymbolKind, string>> = {
  parameter: "box",
  data: "note",
  noise: "diamond",
  sample: "doublecircle",
  defined: "ellipse",
  function: "hexagon",
  unknown: "plaintext",
};

/** The graph for Graphviz: an arrow goes from what is used to what uses it, a cut is dashed and ends in a bar. */
export function dependenciesDot(dependencies: Dependencies): string {
  const { nodes, edges } = drawn(dependencies);
  const lines = [
    ...nodes.map((it) => `${quoted(it.id)} [label=${quoted(it.label)}, shape=${shapes[it.kind]}];`),
    ...edges.map((it) => {
      const cut = it.cut === "" ? "" : ` [label=${quoted(it.cut)}, style=dashed, arrowhead=tee]`;
      return `${quoted(it.fromId)} -> ${quoted(it.toId)}${cut};`;
    }),
  ];
  return `digraph dependencies {\n  rankdir=LR;\n${lines.map((it) => `  ${it}\n`).join("")}}\n`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
