import type { Flow, FlowTable } from "../../model/flow";

const signs: Readonly<Record<Flow, string>> = { flows: "flows", stopped: "$\\bot$ stopped", none: "--" };

/** The flow table for LaTeX. */
export function flowLatex({ variables, terms }: FlowTable): string {
  const row = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  return [
    `\\begin{tabular}{l${"c".repeat(variables.length)}}\n`,
    row(["term", ...variables.map((it) => `$${it}$`)]),
    "  \\hline\n",
    ...terms.map((it) => row([`$${it.latex}$`, ...variables.map((name) => signs[it.flow.get(name)!])])),
    "\\end{tabular}\n",
  ].join("");
}
