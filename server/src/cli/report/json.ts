import { version } from "../version";
import type { Report } from "./finding";

/** The findings as one JSON object. */
export function jsonReport({ files, findings }: Report): string {
  const shown = findings.map(({ source: _, fixes, ...it }) => ({
    ...it,
    fixes: fixes.map(({ title, edits }) => ({ title, edits })),
  }));
  return `${JSON.stringify({ version, files, findings: shown })}\n`;
}
