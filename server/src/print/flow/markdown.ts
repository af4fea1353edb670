import type { Flow, FlowTable } from "../../model/flow";

const signs: Readonly<Record<Flow, string>> = { flows: "flows", stopped: "⊥ stopped", none: "–" };

/** The flow table for Markdown; `cell` is how a formula stands in it. */
export function flowMarkdown({ variables, terms }: FlowTable, cell: (latex: string) => string): string {
  const rows = [
    ["term", ...variables.map(cell)],
    ["---", ...variables.map(() => ":-:")],
    ...terms.map((it) => [cell(it.latex), ...variables.map((name) => signs[it.flow.get(name)!])]),
  ];
  return rows.map((row) => `| ${row.join(" | ")} |\n`).join("");
}

/** A formula as mathematics. */
export const asMath = (latex: string): string => `$${withoutBars(latex)}$`;

/** A formula as code, for a reader that draws no mathematics. */
export const asCode = (latex: string): string => `\`${withoutBars(latex)}\``;

/** A bar would end the cell. */
const withoutBars = (latex: string): string =>
  latex
    .replace(/\\\|(?![A-Za-z])/g, "\\Vert")
    .replace(/\\\|/g, "\\Vert ")
    .replace(/\|(?![A-Za-z])/g, "\\vert")
    .replace(/\|/g, "\\vert ");
