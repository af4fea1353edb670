import { apply } from "../../math/build";
import type { Expr, NamedOp } from "../../math/expr";
import { opensAt } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression } from "./expression";
import { argumentAt } from "./functions";
import { nameAt } from "./symbol";

/** Operators with a meaning of their own, by their word, and how many arguments they take. */
const operators: ReadonlyMap<string, { readonly op: NamedOp; readonly count: number }> = new Map([
  ["softmax", { op: "softmax", count: 1 }],
  ["logsumexp", { op: "logsumexp", count: 1 }],
  ["tr", { op: "trace", count: 1 }],
  ["Tr", { op: "trace", count: 1 }],
  ["trace", { op: "trace", count: 1 }],
  ["det", { op: "det", count: 1 }],
  ["Var", { op: "variance", count: 1 }],
  ["Cov", { op: "covariance", count: 2 }],
  ["sign", { op: "sign", count: 1 }],
  ["sgn", { op: "sign", count: 1 }],
  ["Gamma", { op: "gamma", count: 1 }],
  ["max", { op: "max", count: -1 }],
  ["min", { op: "min", count: -1 }],
  ["KL", { op: "kl", count: 2 }],
  ["DKL", { op: "kl", count: 2 }],
  ["entropy", { op: "entropy", count: 1 }],
  ["Ent", { op: "entropy", count: 1 }],
]);

/** A name without the commands that only set its letters: `\operatorname{softmax}` as `softmax`, `D_{\mathrm{KL}}` as `DKL`. */
export const plainWord = (name: string): string =>
  name.replace(
    /\\(?:operatorname\*?|math(?:rm|sf|bf|tt|cal|bb|it)|text(?:rm|bf|sf|tt|it)?|mbox)(?![a-z])|[{}_\\\s]/g,
    "",
  );

/** An operator that has a meaning on its bracket: `\max(a, b)`, `D_{\mathrm{KL}}(p \,\|\, q)`, `\operatorname{tr}(A)`. */
export function operatorCallAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = headAt(cursor, at, end);
  const known = head && operators.get(plainWord(head.name));
  if (known && head.name === "\\det") return determinantAt(cursor, at, head.next, end);
  if (!known || !opensAt(cursor, head.next, end)) return undefined;
  const close = cursor.partner(head.next, end);
  if (close === undefined) return undefined;
  const args = argumentsIn(cursor, head.next + 1, close, known.op === "kl");
  if (args.length === 0 || (known.count > 0 && args.length !== known.count)) return undefined;
  const e: Expr = { kind: "apply", op: known.op, head: head.name, args };
  return { e: keep(cursor, e, at, close + 1), next: close + 1 };
}

/** `\det A`, with or without brackets. */
function determinantAt(cursor: Cursor, at: number, next: number, end: number): Read | undefined {
  const argument = argumentAt(cursor, next, end);
  return argument && { e: keep(cursor, apply("det", argument.e), at, argument.next), next: argument.next };
}

function headAt(cursor: Cursor, at: number, end: number) {
  const token = cursor.tokens[at]!;
  if (token.kind === "command" && operators.has(token.text.slice(1))) return { name: token.text, next: at + 1 };
  if (token.kind !== "command" && token.kind !== "char") return undefined;
  const named = nameAt(cursor, at, end);
  return named && named.parameters.length === 0 ? named : undefined;
}

const given = /^(?:\||\\(?:\||mid|vert|[lr]?Vert|parallel))$/;

function argumentsIn(cursor: Cursor, from: number, end: number, divergence: boolean): readonly Expr[] {
  const separates = (at: number) =>
    (cursor.mate[at]! < 0 && cursor.text(at) === ",") ||
    (divergence && cursor.mate[at]! < 0 && given.test(cursor.text(at)));
  return cursor
    .split(from, end, separates)
    .filter((it) => it.to > it.from)
    .map((it) => readExpression(cursor, it.from, it.to));
}
