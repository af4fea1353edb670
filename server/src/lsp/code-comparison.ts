import { compareWithCode } from "../code/compare-code";
import { answerOf, closingOf, differencesIn, unmatchedIn } from "../code/comparison-words";
import { readFunction } from "../code/python/read-function";
import type { Hover } from "../hovers/hover";
import { type CodeComment, codeCommentsOf } from "../model/code-comment";
import type { Model } from "../model/model";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";

/** Reads the text of a file by its address. */
export type Read = (url: string) => string | undefined;

/** What a comment that names a function came to: a problem, or what agrees and what does not, in lines. */
export interface ComparedComment {
  readonly at: Span;
  readonly function: string;
  readonly isProblem: boolean;
  readonly lines: readonly string[];
}

/** Every comment of a document that names a function, compared with its formula. */
export const comparedComments = (model: Model, read: Read): readonly ComparedComment[] =>
  codeCommentsOf(model).map((it) => ({
    at: it.at,
    function: `${it.reference.file}:${it.reference.name}`,
    ...compared(model, it, read),
  }));

function compared(model: Model, { reference, objective }: CodeComment, read: Read) {
  const { file, name } = reference;
  const problem = (line: string) => ({ isProblem: true, lines: [line] });
  if (!objective) return problem("there is no formula here that defines something");
  const url = URL.canParse(file, model.source.name) ? new URL(file, model.source.name).href : undefined;
  const text = url === undefined ? undefined : read(url);
  if (text === undefined) return problem(`${file} cannot be read: name it relative to this document`);
  const code = readFunction(text, name);
  if (!code) return problem(`${file} has no function ${name} that returns something`);
  const found = compareWithCode(model, objective, code, new Map());
  if (found.pairs.length === 0) return problem(`no name in ${name} is that of a symbol of the formula`);
  const answer = answerOf(found, text, new Lines(text));
  const lines = [...differencesIn(answer, file), ...unmatchedIn(answer, file), closingOf(answer)];
  return { isProblem: !answer.agrees, lines };
}

/** What is shown at a comment that names a function. */
export function codeHover(model: Model, at: number, read: Read): Hover | undefined {
  const found = comparedComments(model, read).find((it) => it.at.from <= at && at <= it.at.to);
  return (
    found && {
      at: found.at,
      sentences: [`Compared with \`${found.function}\`:`, ...found.lines.map((it) => `- ${it}`)],
      equations: [],
    }
  );
}
