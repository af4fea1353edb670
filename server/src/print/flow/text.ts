import type { FlowTable } from "../../model/flow";

/** The flow table for people, in columns. */
export function flowText({ variables, terms }: FlowTable): string {
  const rows = [["", ...variables], ...terms.map((it) => [it.latex, ...variables.map((name) => it.flow.get(name)!)])];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
