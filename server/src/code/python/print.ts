import type { Expr } from "../../math/expr";
import type { Assign, Block, Loop, Mean, Program, Statement } from "../program";
import type { Target } from "../target";
import { documentation, wrapped } from "./documentation";
import { numberOf, type Printing, pythonOf } from "./expression";
import { brackets, chain, joined, type Layout, line } from "./layout";

const step = "    ";

/** A program as the text of a Python module. */
export function printed(program: Program, target: Target): string {
  const on: Known = { target, numbers: new Set<string>() };
  const names = program.parameters.map((it) => it.name);
  const block = blockOf(program.block, on, step);
  const gap = /^ +def /.test(block) ? "\n" : "";
  const body = documentation(program) + gap + block;
  const math = /(?<![\w.])math\./.test(block) ? ["import math", ""] : [];
  return `${[...math, ...target.imports].join("\n")}\n\n\n${definition(program.entry, names, "")}${body}`;
}

function definition(name: string, parameters: readonly string[], indent: string): string {
  return line("def ", joined(name, brackets("(", parameters, ")"), ":"), indent);
}

/** The lines of a block; a blank one around each function in it. */
function blockOf(block: Block, on: Known, indent: string): string {
  const chunks = chunksOf(block, on, indent);
  return chunks.map(({ text, apart }, i) => (i > 0 && (apart || chunks[i - 1]!.apart) ? `\n${text}` : text)).join("");
}

/** How a statement is printed that others stand before: plain numbers among these are known. */
interface Known extends Printing {
  readonly numbers: Set<string>;
}

interface Chunk {
  readonly text: string;
  readonly apart: boolean;
}

function chunksOf({ statements, result }: Block, on: Known, indent: string): readonly Chunk[] {
  const last = statements.at(-1);
  const value = result.kind === "symbol" && result.name === last?.name ? last : undefined;
  const before = statements.slice(0, value ? -1 : undefined).flatMap((it) => statementOf(it, on, indent));
  if (value?.kind === "mean" || value?.kind === "loop") return [...before, ...computed(value, "return ", on, indent)];
  const note = value?.kind === "assign" ? comment(value.note, indent) : "";
  return [...before, plain(note + line("return ", pythonOf(value?.kind === "assign" ? value.e : result, on), indent))];
}

function statementOf(it: Statement, on: Known, indent: string): readonly Chunk[] {
  switch (it.kind) {
    case "assign":
      return [plain(comment(it.note, indent) + line(`${it.name} = `, assigned(it, on), indent))];
    case "mean":
    case "loop":
      return computed(it, `${it.name} = `, on, indent);
    case "routine":
      return [routine(it.name, it.parameters, it.block, on, indent)];
  }
}

/** A plain number stays one of Python's own. */
function assigned({ name, e }: Assign, on: Known): Layout {
  const own = numberOf(e, on);
  if (own !== undefined) on.numbers.add(name);
  return own ?? pythonOf(e, on);
}

/** A mean or a loop: the function that is called for each sample or index, then what becomes of its values. */
function computed(it: Mean | Loop, head: string, on: Known, indent: string): readonly Chunk[] {
  if (it.kind === "loop") return loop(it, head, on, indent);
  return [sampler(it, on, indent), plain(comment(it.note, indent) + line(head, meanOf(it, on), indent))];
}

/** A loop over a mere value stands in one expression. */
function loop(it: Loop, head: string, on: Known, indent: string): readonly Chunk[] {
  const isValue = it.block.statements.length === 0;
  const indices = it.each.flatMap(({ index }) => index.split(", "));
  const value = isValue ? pythonOf(it.block.result, on) : `${it.of}(${indices.join(", ")})`;
  const result = plain(comment(it.note, indent) + line(head, folded(it, value, on), indent));
  return isValue ? [result] : [routine(it.of, indices, it.block, on, indent), result];
}

function folded(it: Loop, value: Layout, on: Known): Layout {
  const [first, ...others] = it.each;
  const isChoice = it.fold === "argmin" || it.fold === "argmax";
  if (isChoice && others.length === 0 && it.where.length === 0 && !isRange(first!.over)) {
    const key = joined(`key=lambda ${first!.index}: `, value);
    return joined(it.fold.slice(3), brackets("(", [pythonOf(first!.over, on), key], ")"));
  }
  const values = chain([
    { operator: "", operand: value },
    ...it.each.map(({ index, over }) => ({ operator: "for", operand: joined(`${index} in `, pythonOf(over, on)) })),
    ...it.where.map((condition) => ({ operator: "if", operand: pythonOf(condition, on) })),
  ]);
  if (it.fold === "list") return brackets("[", [values], "]");
  if (it.fold !== "mean" && !isChoice) return joined(it.fold, brackets("(", [values], ")"));
  const stacked = joined(on.target.stack, brackets("(", [brackets("[", [values], "]")], ")"));
  return joined(it.fold === "mean" ? on.target.mean : on.target.choice[it.fold], brackets("(", [stacked], ")"));
}

const isRange = (e: Expr): boolean => e.kind === "call" && e.fn === "range";

const plain = (text: string): Chunk => ({ text, apart: false });

const sampler = (it: Mean, on: Known, indent: string): Chunk =>
  routine(
    it.of,
    it.over.map(({ one }) => one),
    it.block,
    on,
    indent,
  );

const meanOf = (it: Mean, on: Known): Layout =>
  joined(
    on.target.mean,
    brackets(
      "(",
      [
        on.target.each(
          it.of,
          it.over.map(({ all }) => all),
        ),
      ],
      ")",
    ),
  );

function routine(name: string, parameters: readonly string[], block: Block, on: Known, indent: string): Chunk {
  const numbers = new Set([...on.numbers].filter((it) => !parameters.includes(it)));
  return {
    text: definition(name, parameters, indent) + blockOf(block, { ...on, numbers }, indent + step),
    apart: true,
  };
}

function comment(note: string | undefined, indent: string): string {
  return note === undefined ? "" : wrapped(note, `${indent}# `, `${indent}# `).join("");
}
