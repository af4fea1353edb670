import type { FlowTable } from "../../model/flow";
import type { Lines } from "../../text/lines";

/** The flow table for programs; lines and columns are 1-based. */
export const flowJson = ({ terms }: FlowTable, lines: Lines) => ({
  terms: terms.map(({ latex, at, flow }) => {
    const { line, character } = lines.positionAt(at.from);
    return { latex, line: line + 1, column: character + 1, flow: Object.fromEntries(flow) };
  }),
});
