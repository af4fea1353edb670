import type { Severity } from "../../rules/rule";
import type { Report } from "./finding";

const commands = { error: "error", warning: "warning", info: "notice", hint: "notice" } as const satisfies Record<
  Severity,
  string
>;

/** The findings as workflow commands, which GitHub shows beside the lines of a change. */
export const githubReport = ({ findings }: Report): string =>
  findings
    .map((it) => {
      const end = it.endLine === it.line ? `,endColumn=${it.endColumn}` : "";
      const place = `file=${property(it.file)},line=${it.line},endLine=${it.endLine},col=${it.column}${end}`;
      return `::${commands[it.severity]} ${place},title=${it.rule}::${data(it.message)}\n`;
    })
    .join("");

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
