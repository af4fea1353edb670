import { type CodeComment, codeCommentsOf } from "../model/code-comment";
import type { Model } from "../model/model";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";
import { compareWithCode } from "./compare-code";
import { answerOf, closingOf, differencesIn, unmatchedIn } from "./comparison-words";
import { readFunction } from "./python/read-function";

/** Reads the text of a file that a document names relative to itself. */
export type Read = (file: string) => string | undefined;

/** What a comment that names a function came to: why it could not be compared, or what differs and how it was compared, in lines. */
export interface ComparedComment {
  readonly at: Span;
  readonly function: string;
  readonly problem: string | undefined;
  readonly differences: readonly string[];
  readonly notes: readonly string[];
}

/** Every comment of a document that names a function, compared with its formula. */
export const comparedComments = (model: Model, read: Read): readonly ComparedComment[] =>
  codeCommentsOf(model).map((it) => ({
    at: it.at,
    function: `${it.reference.file}:${it.reference.name}`,
    ...compared(model, it, read),
  }));

type Compared = Omit<ComparedComment, "at" | "function">;

function compared(model: Model, { reference, objective }: CodeComment, read: Read): Compared {
  const { file, name } = reference;
  if (!objective) return problem("there is no formula here that defines something");
  const text = read(file);
  if (text === undefined) return problem(`${file} cannot be read: name it relative to this document`);
  const code = readFunction(text, name);
  if (!code) return problem(`${file} has no function ${name} that returns something`);
  const found = compareWithCode(model, objective, code, reference.identify);
  if (found.pairs.length === 0)
    return problem(`no name in ${name} is that of a symbol of the formula: say which is which (… where \\phi = name)`);
  const answer = answerOf(found, text, new Lines(text));
  return {
    problem: undefined,
    differences: differencesIn(answer, file),
    notes: [...unmatchedIn(answer, file), closingOf(answer)],
  };
}

const problem = (why: string): Compared => ({ problem: why, differences: [], notes: [] });

/** What is wrong with each comment that names code, where it stands: a sentence for each difference. */
export const codeTroubles = (model: Model, read: Read): readonly { readonly at: Span; readonly message: string }[] =>
  comparedComments(model, read).flatMap(({ at, problem, differences }) =>
    [
      ...(problem === undefined ? [] : [problem]),
      ...differences.map((it) => `${it} — change the one that is wrong`),
    ].map((message) => ({ at, message })),
  );
