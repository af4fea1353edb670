import type { Severity } from "../../rules/rule";

/** A place as the command line prints it: 1-based, columns in UTF-16 units, ends exclusive. */
export interface Place {
  readonly file: string;
  /** The cell of a notebook, 0-based; lines count from its first. */
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as plain data, its edits built, so that it can go between threads and into any format. */
export interface ReportedFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly keeps: boolean;
    readonly edits: readonly (Place & { readonly text: string })[];
    /** All edits as one replacement, for formats that know no other. */
    readonly whole: Place & { readonly text: string };
  }[];
  /** The text that the finding's first line begins with, which tells it from others when lines above it come and go. */
  readonly source: string;
}

/** What was found in how many files. */
export interface Report {
  readonly files: number;
  readonly findings: readonly ReportedFinding[];
}
