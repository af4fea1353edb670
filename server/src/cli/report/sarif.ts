import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fix, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from "sarif";
import { rules } from "../../rules";
import { pageOf } from "../../rules/page";
import type { Severity } from "../../rules/rule";
import { version } from "../version";
import type { Place, Report, ReportedFinding } from "./finding";

const levels = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
  off: "none",
} as const satisfies Record<Severity | "off", string>;

/** The findings as a SARIF 2.1.0 log. */
export function sarifReport({ findings }: Report): string {
  const seen = new Map<string, number>();
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Stopgrad", version, informationUri: pageOf("").replace("/.md", ""), rules: descriptors },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((it) => result(it, seen)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

const descriptors: ReportingDescriptor[] = [
  ...rules.map(({ id, severity, page }) => ({
    id,
    shortDescription: { text: firstSentence(page) },
    fullDescription: { text: paragraph(page) },
    help: { text: page, markdown: page },
    helpUri: pageOf(id),
    defaultConfiguration: { enabled: severity !== "off", level: levels[severity] },
  })),
  {
    id: "configuration",
    shortDescription: { text: "Something in a configuration file that is not understood." },
    fullDescription: { text: "Something in a configuration file (.stopgrad.json) that is not understood." },
    defaultConfiguration: { level: "warning" },
  },
];

function paragraph(page: string): string {
  return page.split(/\n\s*\n/)[1]!.replace(/\s+/g, " ");
}

function firstSentence(page: string): string {
  return /^.*?\.(?=\s|$)/.exec(paragraph(page))?.[0] ?? paragraph(page);
}

function result(it: ReportedFinding, seen: Map<string, number>): Result {
  const related = it.related.map(({ message, ...place }) => ({ ...located(place), message: { text: message } }));
  return {
    ruleId: it.rule,
    ruleIndex: descriptors.findIndex((rule) => rule.id === it.rule),
    level: levels[it.severity],
    message: { text: it.message },
    locations: [located(it)],
    partialFingerprints: { "findingInLine/v1": fingerprint(it, seen) },
    ...(related.length > 0 && { relatedLocations: related }),
    ...(it.fixes.length > 0 && { fixes: it.fixes.map(fix) }),
  };
}

/** The same for the same finding in the same line, wherever the line goes; the n-th of equal ones counts. */
function fingerprint({ file, rule, source }: ReportedFinding, seen: Map<string, number>): string {
  const key = [file.replaceAll("\\", "/"), rule, source.trim()].join("\n");
  const n = seen.get(key) ?? 0;
  seen.set(key, n + 1);
  return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${n}`;
}

function fix({ title, edits }: ReportedFinding["fixes"][number]): Fix {
  return {
    description: { text: title },
    artifactChanges: edits.map((it) => ({
      artifactLocation: artifact(it.file),
      replacements: [{ deletedRegion: region(it), insertedContent: { text: it.text } }],
    })),
  };
}

const located = (it: Place): { physicalLocation: PhysicalLocation } => ({
  physicalLocation: { artifactLocation: artifact(it.file), region: region(it) },
});

const artifact = (file: string) => ({
  uri: isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.replaceAll("\\", "/")),
});

const region = ({ line, column, endLine, endColumn }: Place): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
