import type { Report } from "./finding";
import { githubReport } from "./github";
import { jsonReport } from "./json";
import { physical } from "./physical";
import { rdjsonReport } from "./rdjson";
import { sarifReport } from "./sarif";
import { textReport } from "./text";

/** How findings can be printed, by the name of the format. */
export const formats = {
  text: textReport,
  json: jsonReport,
  sarif: (it) => sarifReport(physical(it)),
  github: (it) => githubReport(physical(it)),
  rdjson: (it) => rdjsonReport(physical(it)),
} as const satisfies Readonly<Record<string, (report: Report) => string>>;
