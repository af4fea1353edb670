import fc from "fast-check";
import type { Facts } from "../../server/src/calculus/facts";
import type { Expr } from "../../server/src/math/expr";

const names = ["\\phi", "\\psi", "a", "b"];
const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(...names).map((name): Expr => ({ kind: "symbol", name })),
  fc.integer({ min: 1, max: 4 }).map((value): Expr => ({ kind: "number", value, text: String(value) })),
);
const stopped = fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), {
  nil: undefined,
});

/** Expressions over two variables and two definitions, stops included, also beside one another. */
export const expression = fc.letrec<{ e: Expr }>((tie) => ({
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.tuple(tie("e"), tie("e")).map(([a, b]): Expr => ({ kind: "apply", op: "add", args: [a, b] })),
    fc.tuple(tie("e"), tie("e")).map(([a, b]): Expr => ({ kind: "apply", op: "mul", args: [a, b] })),
    fc
      .tuple(tie("e"), tie("e"))
      .map(([a, b]): Expr => ({ kind: "apply", op: "div", args: [a, { kind: "apply", op: "exp", args: [b] }] })),
    fc
      .tuple(fc.constantFrom("sin" as const, "tanh" as const, "exp" as const, "sigmoid" as const), tie("e"))
      .map(([op, a]): Expr => ({ kind: "apply", op, args: [a] })),
    fc
      .tuple(tie("e"), tie("e"))
      .map(([a, b]): Expr => ({ kind: "call", fn: "g", args: [a, b], marks: ["(", ", ", ")"] })),
    fc.tuple(stopped, tie("e")).map(([symbols, operand]): Expr => ({ kind: "stop", symbols, operand })),
    fc.tuple(stopped, tie("e"), tie("e")).map(
      ([symbols, ...terms]): Expr => ({
        kind: "apply",
        op: "add",
        args: terms.map((operand) => ({ kind: "stop", symbols, operand })),
      }),
    ),
  ),
})).e;

/** `b` is defined over `a` and the variables, `a` over the variables. */
export const program = fc.tuple(expression, expression, expression).map(([e, b, a]) => {
  const without = (it: Expr, gone: readonly string[]): Expr =>
    it.kind === "symbol" && gone.includes(it.name)
      ? { kind: "symbol", name: "\\phi" }
      : it.kind === "apply" || it.kind === "call"
        ? { ...it, args: it.args.map((x) => without(x, gone)) }
        : it.kind === "stop"
          ? { ...it, operand: without(it.operand, gone) }
          : it;
  const definitions = new Map([
    ["b", without(b, ["b"])],
    ["a", without(a, ["a", "b"])],
  ]);
  const facts: Facts = {
    symbol: (name) => definitions.get(name),
    fn: () => undefined,
    recursion: () => undefined,
    step: () => undefined,
    sample: () => undefined,
  };
  return { e, facts };
});
