import { symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression } from "./expression";
import type { Named } from "./symbol";

const separators = new Set([",", ";", "|", "\\mid", "\\vert", "\\|", "\\Vert", ":"]);

/** A function on its arguments: `f(x, y)`, `q(x \mid z; \phi)`, `f_\theta(x)`, `V_\theta`; undefined where it is a product. */
export function callAt(cursor: Cursor, named: Named, at: number, end: number): Read | undefined {
  const opener = cursor.tokens[named.next];
  const close =
    named.next < end && opener && /^(?:\(|\\left\s*\()$/.test(opener.text)
      ? cursor.partner(named.next, end)
      : undefined;
  const applied = close !== undefined && isApplication(cursor, named, close);
  if (!applied && named.parameters.length === 0) return undefined;
  const args: Expr[] = [];
  const marks: string[] = [];
  let mark = "";
  for (const { from, to } of named.parameters) {
    for (const part of splitArguments(cursor, from, to)) {
      marks.push(mark === "" ? "_{" : mark);
      args.push(readExpression(cursor, part.from, part.to));
      mark = part.separator;
    }
    mark = "}";
  }
  if (applied) {
    let before = `${mark}(`;
    for (const part of splitArguments(cursor, named.next + 1, close)) {
      marks.push(before);
      args.push(readExpression(cursor, part.from, part.to));
      before = part.separator;
    }
    mark = ")";
  }
  const next = applied ? close + 1 : named.next;
  return { e: keep(cursor, { kind: "call", fn: named.name, args, marks: [...marks, mark] }, at, next), next };
}

/** Whether the bracket after a name holds arguments, from what the document says of the name and from what is in the bracket. */
function isApplication(cursor: Cursor, named: Named, close: number): boolean {
  const { name, next, parameters } = named;
  if (cursor.lexicon.functions.has(name) || parameters.length > 0) return true;
  const separated = cursor.find(next + 1, close, (i) => separators.has(cursor.text(i))) < close;
  if (separated) return true;
  if (cursor.lexicon.variables.has(name)) return false;
  const sum = cursor.find(next + 2, close, (i) => /^[+-]$/.test(cursor.text(i))) < close;
  return !sum || /^(?:[fghpqrvuFGHVQRJLU]|\\(?:pi|mu|sigma|log|mathcal.*))/.test(name);
}

interface Argument {
  readonly from: number;
  readonly to: number;
  readonly separator: string;
}

const printed: Readonly<Record<string, string>> = {
  ",": ", ",
  ";": "; ",
  "|": " | ",
  "\\mid": " \\mid ",
  "\\vert": " \\vert ",
  ":": ": ",
  "\\|": " \\| ",
  "\\Vert": " \\Vert ",
};

function splitArguments(cursor: Cursor, from: number, end: number): readonly Argument[] {
  const found: Argument[] = [];
  let start = from;
  for (
    let i = cursor.find(from, end, (k) => separators.has(cursor.text(k)));
    i < end;
    i = cursor.find(i + 1, end, (k) => separators.has(cursor.text(k)))
  ) {
    if (i > start) found.push({ from: start, to: i, separator: printed[cursor.text(i)]! });
    start = i + 1;
  }
  if (end > start) found.push({ from: start, to: end, separator: "" });
  return found;
}

/** A density's arguments with its own variable first, as `q(x; …)` has it when only `q_\phi` is written. */
export function asDensity(e: Expr, variable: string): Expr {
  if (e.kind === "symbol") return { kind: "call", fn: e.name, args: [symbol(variable)], marks: ["(", ")"] };
  if (e.kind !== "call") return e;
  if (e.args.some((it) => it.kind === "symbol" && it.name === variable)) return e;
  const dot = e.args.findIndex((it) => it.kind === "symbol" && it.name === "\\cdot");
  if (dot >= 0) return { ...e, args: e.args.map((it, i) => (i === dot ? symbol(variable) : it)) };
  const subscript = e.marks[0] === "_{" && e.marks.at(-1) === "}";
  if (subscript) return { ...e, args: [...e.args, symbol(variable)], marks: [...e.marks.slice(0, -1), "}(", ")"] };
  return { ...e, args: [symbol(variable), ...e.args], marks: ["(", "; ", ...e.marks.slice(1)] };
}
