import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import type { Problem } from "../configuration/file";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { pageOf } from "../rules/page";
import type { Diagnosed, Severity } from "../rules/rule";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const rangeOf = (lines: Lines, { from, to }: Span): Range => ({
  start: lines.positionAt(from),
  end: lines.positionAt(to),
});

export const textEdit = (lines: Lines, { span, text }: Edit): TextEdit => ({
  range: rangeOf(lines, span),
  newText: text,
});

/** The formula at a position. */
export const objectiveOn = (model: Model, { line, character }: Position): Objective | undefined =>
  objectiveAt(model, new Lines(model.source.text).offsetAt(line, character));

/** A finding in the words of the protocol. */
export function diagnostic(uri: string, lines: Lines, it: Diagnosed): Diagnostic {
  return {
    range: rangeOf(lines, it.at),
    severity: severities[it.severity],
    code: it.rule,
    codeDescription: { href: pageOf(it.rule) },
    source: "stopgrad",
    message: it.message,
    relatedInformation: it.related.map(({ at, message }) => ({
      location: { uri, range: rangeOf(lines, at) },
      message,
    })),
    ...(it.unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** What is wrong with a configuration file, in the words of the protocol. */
export const problemDiagnostic = ({ text, at, message, broken }: Problem): Diagnostic => ({
  range: rangeOf(new Lines(text), at),
  severity: broken ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  source: "stopgrad",
  code: "configuration",
  message,
});
