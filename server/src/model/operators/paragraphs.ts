import type { Host } from "../../host/region";
import { applyEdits } from "../../text/edit";
import { Interned, remembering } from "../remember";

/** What stands between two blank lines of a host; equal ones are one object, so that what is found in them is found once. */
export interface Paragraph {
  readonly text: string;
}

/** A paragraph with the offset in the host at which it begins. */
interface Place {
  readonly from: number;
  readonly paragraph: Paragraph;
}

export const paragraphsOf = remembering((host: Host): readonly Place[] => {
  const text = withoutSuppressions(host);
  const blank = text.includes("\r") ? "\n\r\n" : "\n\n";
  let end = -blank.length;
  return text.split(blank).map((it) => {
    const from = end + blank.length;
    end = from + it.length;
    return { from, paragraph: interned.get(it, (own) => ({ text: own })) };
  });
});
const interned = new Interned<Paragraph>(20_000);

/** Whether such words stand in a paragraph of a host. */
export const hasWords = (host: Host, words: RegExp): boolean =>
  paragraphsOf(host).some(({ paragraph }) => having(words)(paragraph));
const having = remembering((words: RegExp) => remembering(({ text }: Paragraph) => words.test(text)));

/** The text with spaces for the comments that silence rules: their names are no words about an operator. */
export const withoutSuppressions = remembering(({ text, comments }: Host): string => {
  const silencing = comments.filter((it) => /^\s*stopgrad-/.test(it.text));
  return applyEdits(
    text,
    silencing.map((it) => ({ span: it, text: " ".repeat(it.to - it.from) })),
  );
});
