import type { Host } from "../../host/region";
import { applyEdits } from "../../text/edit";
import { Interned, remembering } from "../remember";

/** What stands between two blank lines of a host; equal ones are one object, so that what is found in them is found once. */
interface Paragraph {
  readonly text: string;
}

const paragraphsOf = remembering((host: Host): readonly Paragraph[] => {
  const text = withoutSuppressions(host);
  const blank = text.includes("\r") ? "\n\r\n" : "\n\n";
  return text.split(blank).map((it) => interned.get(it, (own) => ({ text: own })));
});
const interned = new Interned<Paragraph>(20_000);

/** Whether such words stand in a paragraph of a host. */
export function hasWords(host: Host, words: RegExp): boolean {
  const has = having(words);
  return paragraphsOf(host).some((it) => has(it));
}
const having = remembering((words: RegExp) => remembering(({ text }: Paragraph) => words.test(text)));

/** The text with spaces for the comments that silence rules: their names are no words about an operator. */
export const withoutSuppressions = remembering(({ text, comments }: Host): string => {
  const silencing = comments.filter((it) => /^\s*stopgrad-/.test(it.text));
  return applyEdits(
    text,
    silencing.map((it) => ({ span: it, text: " ".repeat(it.to - it.from) })),
  );
});
