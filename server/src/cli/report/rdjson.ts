import { pageOf } from "../../rules/page";
import type { Severity } from "../../rules/rule";
import type { Place, Report } from "./finding";

const severities = { error: "ERROR", warning: "WARNING", info: "INFO", hint: "INFO" } as const satisfies Record<
  Severity,
  string
>;

/** The findings in reviewdog's diagnostic format. */
export function rdjsonReport({ findings }: Report): string {
  const diagnostics = findings.map((it) => ({
    message: it.message,
    location: { path: it.file, range: range(it) },
    severity: severities[it.severity],
    code: { value: it.rule, url: pageOf(it.rule) },
    // Only what may be applied unseen is suggested, the first that there is.
    suggestions: it.fixes
      .filter((fix) => fix.keeps)
      .slice(0, 1)
      .map(({ whole }) => ({ range: range(whole), text: whole.text })),
  }));
  return `${JSON.stringify({ source: { name: "stopgrad" }, diagnostics })}\n`;
}

const range = ({ line, column, endLine, endColumn }: Place) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
