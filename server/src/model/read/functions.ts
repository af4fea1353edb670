import { apply } from "../../math/build";
import type { Expr, FunctionName } from "../../math/expr";
import { bracketed, isBar, opensAt } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression, readFactor, readTerm } from "./expression";
import { headAt, scriptAt } from "./names";
import { plainWord } from "./operators";
import { signAt } from "./signs";

const functions: ReadonlyMap<string, FunctionName> = new Map([
  ...(
    [
      "exp",
      "log",
      "sin",
      "cos",
      "tan",
      "sinh",
      "cosh",
      "tanh",
      "arcsin",
      "arccos",
      "arctan",
      "cot",
      "sec",
      "csc",
      "coth",
      "arcsinh",
      "arccosh",
      "arctanh",
      "sigmoid",
      "softplus",
    ] as const
  ).map((it) => [it, it] as const),
  ["arsinh", "arcsinh"],
  ["asinh", "arcsinh"],
  ["arcosh", "arccosh"],
  ["acosh", "arccosh"],
  ["artanh", "arctanh"],
  ["atanh", "arctanh"],
  ["ln", "log"],
  ["ReLU", "relu"],
  ["relu", "relu"],
]);

/** An elementary function: its argument is a bracket, or a factor and the letters after it. */
export function functionAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = functionHead(cursor, at, end);
  if (!head) return undefined;
  const { op } = head;
  let { next } = head;
  let exponent: Expr | undefined;
  let base: Expr | undefined;
  while (next < end && /^[_^]$/.test(cursor.text(next))) {
    const script = scriptAt(cursor, next, end);
    const inner = readExpression(cursor, script.from, script.to);
    if (cursor.text(next) === "^") exponent = inner;
    else base = inner;
    next = script.next;
  }
  const argument = argumentAt(cursor, next, end);
  if (!argument) return undefined;
  const plain = base === undefined ? withoutBase(head, argument.e) : withBase(head, base, argument.e);
  const inverse = exponent && base === undefined && isMinusOne(exponent) ? functions.get(`arc${op}`) : undefined;
  if (inverse) return { e: keep(cursor, apply(inverse, argument.e), at, argument.next), next: argument.next };
  const e = keep(cursor, plain, at, argument.next);
  return { e: exponent ? apply("pow", e, exponent) : e, next: argument.next };
}

function withBase({ op, spelling }: FunctionHead, base: Expr, argument: Expr): Expr {
  return op === "log"
    ? { kind: "apply", op: "logbase", head: spelling, args: [argument, base] }
    : { kind: "call", fn: spelling, args: [base, argument], marks: ["_{", "}(", ")"] };
}

function withoutBase({ op, spelling }: FunctionHead, argument: Expr): Expr {
  const several = listIn(argument);
  if (!several) return apply(op, argument);
  return { kind: "call", fn: spelling, args: several, marks: ["(", ...several.slice(1).map(() => ", "), ")"] };
}

/** The arguments of what takes several, as the cosine of the angle between two vectors: `\cos(x, y)`. */
const listIn = (e: Expr): readonly Expr[] | undefined =>
  e.kind === "matrix" && e.open === "(" && e.rows.length === 1 && e.rows[0]!.length > 1 ? e.rows[0] : undefined;

/** The exponent of `\sin^{-1}`, which nobody means as a reciprocal. */
const isMinusOne = (e: Expr): boolean =>
  e.kind === "apply" && e.op === "neg" && e.args[0]!.kind === "number" && e.args[0]!.value === 1;

type FunctionHead = NonNullable<ReturnType<typeof functionHead>>;

function functionHead(cursor: Cursor, at: number, end: number) {
  const token = cursor.tokens[at]!;
  if (token.kind === "command") {
    const direct = functions.get(token.text.slice(1));
    if (direct) return { op: direct, spelling: token.text, next: at + 1 };
    if (!/^\\(?:operatorname\*?|math(?:rm|sf|bf|tt)|text(?:rm|bf|sf|tt)?)$/.test(token.text)) return undefined;
  } else if (token.kind !== "char") return undefined;
  const named = headAt(cursor, at, end);
  const op = named && functions.get(plainWord(named.name));
  return op && { op, spelling: named.name, next: named.next };
}

/** What a function without brackets takes: `\log p q`, `\sin 2 x`, `\exp -\beta x`; undefined where nothing is there. */
export function argumentAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const sign = at < end ? signAt(cursor, at, end) : undefined;
  if (at >= end || (sign && sign.head !== "-") || /^(?:[)\]},;]|\\(?:right|\}|rangle).*)$/.test(cursor.text(at)))
    return undefined;
  if (sign) return readTerm(cursor, at, end);
  if (opensAt(cursor, at, end) && !isBar(cursor.text(at))) {
    const inside = bracketed(cursor, at, end);
    if (inside) return inside;
  }
  const first = readFactor(cursor, at, end);
  const factors = [first.e];
  let { next } = first;
  while (next < end && goesOn(cursor, factors.at(-1)!, next, end)) {
    const more = readFactor(cursor, next, end);
    if (more.next <= next) break;
    factors.push(more.e);
    next = more.next;
  }
  return { e: factors.length === 1 ? first.e : keep(cursor, apply("mul", ...factors), at, next), next };
}

/** Whether a factor goes on with the letter or number after it. */
function goesOn(cursor: Cursor, e: Expr, next: number, end: number): boolean {
  if (e.kind !== "number" && e.kind !== "symbol") return false;
  const text = cursor.text(next);
  if (cursor.tokens[next]!.stop || signAt(cursor, next, end) || opensAt(cursor, next, end)) return false;
  return !/^(?:[-+/(|[\]),;=]|\\(?:\\|log|ln|exp|sin|cos|tanh?|left|bot|sum|prod|int|max|min|mathbb|frac|nabla|text|operatorname|quad|qquad|mathrm)$)/.test(
    text,
  );
}
