import { unread } from "../rules/unread";
import { configurationOf } from "./configurations";
import type { ReportedFinding } from "./report/finding";

/** That a file cannot be read from a line on, as a finding of the rule `unread`, unless its folder turns that off. */
export function unreadable(file: string, line: number, why: string): readonly ReportedFinding[] {
  const severity = configurationOf(file).configuration.rules[unread.id] ?? unread.severity;
  if (severity === "off") return [];
  const place = { file, line, column: 1, endLine: line, endColumn: 1 };
  return [{ ...place, rule: unread.id, severity, message: why, related: [], fixes: [], source: "" }];
}
