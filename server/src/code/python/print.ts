import type { Argument, Block, Loop, Mean, Program, Statement } from "../program";
import type { Target } from "../target";
import { numberOf, pythonOf } from "./expression";
import { brackets, chain, joined, type Layout, line } from "./layout";

const step = "    ";

/** A program as the text of a Python module. */
export function printed(program: Program, target: Target): string {
  const names = program.parameters.map((it) => it.name);
  const block = blockOf(program.block, target, step);
  const gap = /^ +def /.test(block) ? "\n" : "";
  const body = documentation(program) + gap + block;
  const math = /(?<![\w.])math\./.test(block) ? ["import math", ""] : [];
  return `${[...math, ...target.imports].join("\n")}\n\n\n${definition(program.entry, names, "")}${body}`;
}

function definition(name: string, parameters: readonly string[], indent: string): string {
  return line("def ", joined(name, brackets("(", parameters, ")"), ":"), indent);
}

/** What the program stands for, and what it is given, as a raw string: LaTeX has backslashes. */
function documentation({ formula, parameters, assumptions }: Program): string {
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

/** The lines of a block; a blank one around each function in it. */
function blockOf(block: Block, target: Target, indent: string): string {
  const chunks = chunksOf(block, target, indent);
  return chunks.map(({ text, apart }, i) => (i > 0 && (apart || chunks[i - 1]!.apart) ? `\n${text}` : text)).join("");
}

interface Chunk {
  readonly text: string;
  readonly apart: boolean;
}

function chunksOf({ statements, result }: Block, target: Target, indent: string): readonly Chunk[] {
  const last = statements.at(-1);
  const value = result.kind === "symbol" && result.name === last?.name ? last : undefined;
  if (value?.kind === "mean" || value?.kind === "loop") {
    const before = statements.slice(0, -1).flatMap((it) => statementOf(it, target, indent));
    return [...before, ...computed(value, "return ", target, indent)];
  }
  const before = statements.flatMap((it) => statementOf(it, target, indent));
  return [...before, plain(line("return ", pythonOf(result, target), indent))];
}

function statementOf(it: Statement, target: Target, indent: string): readonly Chunk[] {
  switch (it.kind) {
    case "assign":
      return [plain(comment(it.note, indent) + line(`${it.name} = `, pythonOf(it.e, target), indent))];
    case "mean":
    case "loop":
      return computed(it, `${it.name} = `, target, indent);
    case "routine":
      return [routine(it.name, it.parameters, it.block, target, indent)];
  }
}

/** A mean or a loop: the function that is called for each sample or index, then what becomes of its values. */
function computed(it: Mean | Loop, head: string, target: Target, indent: string): readonly Chunk[] {
  if (it.kind === "loop") return loop(it, head, target, indent);
  return [sampler(it, target, indent), plain(line(head, meanOf(it, target), indent))];
}

/** A loop over a mere value stands in one expression. */
function loop(it: Loop, head: string, target: Target, indent: string): readonly Chunk[] {
  const isValue = it.block.statements.length === 0;
  const value = isValue ? pythonOf(it.block.result, target) : `${it.of}(${it.index})`;
  const values = chain([
    { operator: "", operand: value },
    { operator: "for", operand: joined(`${it.index} in `, rangeOf(it.over, target)) },
  ]);
  const result = plain(line(head, joined(it.fold, brackets("(", [values], ")")), indent));
  return isValue ? [result] : [routine(it.of, [it.index], it.block, target, indent), result];
}

function rangeOf(over: Loop["over"], target: Target): Layout {
  switch (over.kind) {
    case "each":
      return pythonOf(over.of, target);
    case "length":
      return `range(len(${over.of}))`;
    case "range": {
      const end = numberOf(over.count, target);
      const whole = over.count.kind === "number" ? end : joined("int", brackets("(", [end], ")"));
      return joined("range", brackets("(", over.from === 0 ? [whole] : [String(over.from), whole], ")"));
    }
  }
}

const plain = (text: string): Chunk => ({ text, apart: false });

const sampler = (it: Mean, target: Target, indent: string): Chunk =>
  routine(
    it.of,
    it.over.map(({ one }) => one),
    it.block,
    target,
    indent,
  );

const meanOf = (it: Mean, target: Target): Layout =>
  joined(
    target.mean,
    brackets(
      "(",
      [
        target.each(
          it.of,
          it.over.map(({ all }) => all),
        ),
      ],
      ")",
    ),
  );

function routine(name: string, parameters: readonly string[], block: Block, target: Target, indent: string): Chunk {
  return { text: definition(name, parameters, indent) + blockOf(block, target, indent + step), apart: true };
}

function comment(note: string | undefined, indent: string): string {
  return note === undefined ? "" : wrapped(note, `${indent}# `, `${indent}# `).join("");
}

/** Lines of at most 88 characters, broken between words, the first and the others after what they begin with. */
function wrapped(text: string, first: string, others: string): readonly string[] {
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
