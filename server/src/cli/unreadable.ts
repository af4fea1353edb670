import { unread } from "../rules/unread";
import { configurationOf } from "./configurations";
import type { ReportedFinding } from "./report/finding";
import type { UnreadableError } from "./usage";

/** That a file cannot be read, as a finding of the rule `unread`, unless its folder turns that off. */
export function unreadable(file: string, { why }: UnreadableError): readonly ReportedFinding[] {
  const severity = configurationOf(file).configuration.rules[unread.id] ?? unread.severity;
  if (severity === "off") return [];
  const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return [{ ...place, rule: unread.id, severity, message: why, related: [], fixes: [], source: "" }];
}
