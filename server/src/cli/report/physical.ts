import { existsSync, readFileSync } from "node:fs";
import { type Notebook, readNotebook } from "../../host/notebook";
import type { Place, Report } from "./finding";

/**
 * The findings as they stand in the files themselves, for formats that know no cells: in a notebook those of a line are on the line
 * of its JSON, the message says where in which cell, and there are no fixes, since edits are of the cell's text.
 */
export function physical({ files, findings }: Report): Report {
  const notebooks = new Map<string, Notebook | undefined>();
  const notebookOf = (file: string): Notebook | undefined => {
    if (!notebooks.has(file))
      notebooks.set(file, existsSync(file) ? readNotebook(readFileSync(file, "utf8")) : undefined);
    return notebooks.get(file);
  };
  const inFile = <T extends Place & { readonly message: string }>({ cell, ...it }: T) => {
    const message = `cell ${cell}, ${it.line}:${it.column}: ${it.message}`;
    const { line, length } = notebookOf(it.file)?.lineInFile(cell!, it.line) ?? { line: it.line, length: 0 };
    return { ...it, message, line, column: 1, endLine: line, endColumn: length + 1 };
  };
  return {
    files,
    findings: findings.map((it) =>
      it.cell === undefined ? it : { ...inFile(it), related: it.related.map(inFile), fixes: [] },
    ),
  };
}
