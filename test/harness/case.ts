/** What stands under a source line: carets, a verb, an argument. */
export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly verb: string;
  readonly argument: string;
}

/** A case of a fixture file: its files without marks, its marks in the first file, the text after a fix or action. */
export interface Case {
  readonly title: string;
  readonly raw: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly marks: readonly Mark[];
  readonly after: string | undefined;
}

const mark = /^(\s*)(\^+) (error|warning|info|hint|stop|hover|action|gradient|definition|compare|reads) ?(.*)$/;

/** The cases in a fixture's text. */
export const parse = (text: string): readonly Case[] =>
  text
    .split(/^=== /m)
    .slice(1)
    .map((it) => parseCase(it.replace(/\n+$/, "\n")));

function parseCase(raw: string): Case {
  const title = raw.slice(0, raw.indexOf("\n"));
  const [before, after] = raw.slice(title.length + 1).split(/^==>\n/m);
  const parts = before!.split(/^-- (.+) --\n/m);
  const names = parts.length === 1 ? ["case.md"] : parts.filter((_, i) => i % 2 === 1);
  const texts = parts.length === 1 ? parts : parts.filter((_, i) => i % 2 === 0).slice(1);
  const marks: Mark[] = [];
  const files = names.map((name, i) => ({ name, text: i === 0 ? withoutMarks(texts[i]!, marks) : texts[i]! }));
  return { title, raw, files, marks, after };
}

function withoutMarks(text: string, marks: Mark[]): string {
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const found = mark.exec(line);
    if (!found) kept.push(line);
    else {
      const from = found[1]!.length;
      marks.push({ line: kept.length - 1, from, to: from + found[2]!.length, verb: found[3]!, argument: found[4]! });
    }
  }
  return kept.join("\n");
}

/** The case as fixture text with these marks and this text after. */
export function render(it: Case, marks: readonly Mark[], after: string | undefined): string {
  const named = it.files.length > 1 || it.files[0]!.name !== "case.md";
  const files = it.files.map(
    ({ name, text }, i) => `${named ? `-- ${name} --\n` : ""}${i === 0 ? marked(text, marks) : text}`,
  );
  return `${it.title}\n${files.join("")}${after === undefined ? "" : `==>\n${after}`}`;
}

function marked(text: string, marks: readonly Mark[]): string {
  return text
    .split("\n")
    .flatMap((line, i) => [
      line,
      ...marks
        .filter((it) => it.line === i)
        .map((it) =>
          `${" ".repeat(it.from)}${"^".repeat(Math.max(1, it.to - it.from))} ${it.verb} ${it.argument}`.trimEnd(),
        ),
    ])
    .join("\n");
}
