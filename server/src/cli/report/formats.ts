import type { Report } from "./finding";
import { githubReport } from "./github";
import { jsonReport } from "./json";
import { rdjsonReport } from "./rdjson";
import { sarifReport } from "./sarif";
import { textReport } from "./text";

/** How findings can be printed, by the name of the format. */
export const formats = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  rdjson: rdjsonReport,
} as const satisfies Readonly<Record<string, (report: Report) => string>>;
