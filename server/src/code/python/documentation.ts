import type { Argument, Program } from "../program";

const step = "    ";

/** What the program stands for, and what it is given, as a raw string: LaTeX has backslashes. */
export function documentation({ formula, parameters, assumptions }: Program): string {
  const rows = parameters.flatMap(describe);
  const functions = parameters.filter((it) => it.kind === "function" && it.name === it.symbol).map((it) => it.name);
  const given =
    functions.length === 0 ? [] : [`${functions.join(", ")}: ${functions.length > 1 ? "functions" : "a function"}`];
  const notes = assumptions.map((it) => `- ${it}`);
  const parts = [[formula], [...rows, ...given], notes.length > 0 ? ["Taken for granted:", ...notes] : []];
  const text = parts
    .filter((it) => it.length > 0)
    .map((it) => it.flatMap((row) => wrapped(row, step, step)).join(""))
    .join("\n");
  return `${step}r"""${text.replace(/"/g, "'").trimStart()}${step}"""\n`;
}

function describe({ name, symbol, kind, note }: Argument): readonly string[] {
  if (kind === "function" && name === symbol) return [];
  const what = [name === symbol ? "" : symbol, note].filter((it) => it !== "").join(", ");
  return what === "" ? [] : [`${name}: ${what}`];
}

/** Lines of at most 88 characters, broken between words, the first and the others after what they begin with. */
export function wrapped(text: string, first: string, others: string): readonly string[] {
  const lines: string[] = [];
  let row = first.trimEnd();
  for (const word of text.split(/\s+/)) {
    const start = lines.length === 0 ? first : others;
    if (row === start.trimEnd()) row = start + word;
    else if (row.length + 1 + word.length <= 88) row += ` ${word}`;
    else {
      lines.push(`${row}\n`);
      row = others + word;
    }
  }
  return [...lines, `${row}\n`];
}
