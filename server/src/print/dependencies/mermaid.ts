import type { Dependencies } from "../../model/dependencies";
import type { SymbolKind } from "../../model/symbol-kinds";
import { drawn } from "./drawn";

const shapes: Readonly<Record<SymbolKind, readonly [string, string]>> = {
  parameter: ["[", "]"],
  data: ["[/", "/]"],
  noise: ["{", "}"],
  sample: ["(((", ")))"],
  defined: ["(", ")"],
  function: ["{{", "}}"],
  unknown: [">", "]"],
};

/** The graph for Mermaid: an arrow goes from what is used to what uses it, a cut is dotted and ends in a cross. */
export function dependenciesMermaid(dependencies: Dependencies): string {
  const { nodes, edges } = drawn(dependencies);
  const lines = [
    ...nodes.map(({ id, label, kind }) => `${id}${shapes[kind][0]}${quoted(label)}${shapes[kind][1]}`),
    ...edges.map((it) => `${it.fromId} ${it.cut === "" ? "-->" : `-. ${quoted(it.cut)} .-x`} ${it.toId}`),
  ];
  return `flowchart LR\n${lines.map((it) => `  ${it}\n`).join("")}`;
}

const quoted = (text: string): string => `"${text.replace(/"/g, "#quot;")}"`;
