import { describe, expect, test } from "vitest";
import { verifyDerivative } from "../server/src/calculus/agree";
import { densityOf } from "../server/src/calculus/densities";
import { derivatives, operators } from "../server/src/calculus/derivatives";
import { differentiate } from "../server/src/calculus/differentiate";
import type { Facts } from "../server/src/calculus/facts";
import { gradientOf, verifyGradient } from "../server/src/calculus/gradient";
import { numeric } from "../server/src/calculus/numeric";
import type { Numbers } from "../server/src/calculus/value";
import { givenWorld } from "../server/src/calculus/world";
import { add, apply, multiply, negate, number, power, symbol } from "../server/src/math/build";
import type { Call, Expr, Fold } from "../server/src/math/expr";

const none: Facts = {
  symbol: () => undefined,
  fn: () => undefined,
  recursion: () => undefined,
  step: () => undefined,
  sample: () => undefined,
};
const x = symbol("x");
const y = symbol("y");

/** Value, gradient and Hessian in `x` at numbers. */
const at = (e: Expr, values: Readonly<Record<string, Numbers>>) => {
  const { value, derivatives: found } = numeric(
    e,
    none,
    givenWorld(new Map(Object.entries(values)), new Map()),
    ["x"],
    2,
  );
  return { value: value as number, gradient: found[0]!.gradient, hessian: found[0]!.hessian!.x! };
};

const near = (found: number, wanted: number, tolerance: number): void =>
  expect(Math.abs(found - wanted), `${found}, not ${wanted}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(wanted)),
  );

describe("elementary functions", () => {
  for (const { op } of derivatives) {
    test(`${op}: value, first and second derivative against finite differences`, () => {
      const e = apply(op, x);
      for (const place of op === "arccosh" ? [1.4, 2.3] : [0.3, 0.8]) {
        const h = 1e-5;
        const [below, here, above] = [place - h, place, place + h].map((it) => at(e, { x: it }));
        near(here!.gradient as number, (above!.value - below!.value) / (2 * h), 1e-8);
        near(here!.hessian as number, ((above!.gradient as number) - (below!.gradient as number)) / (2 * h), 1e-8);
      }
    });

    test(`${op}: the derivative that is written`, () => {
      const inside = op === "arccosh" ? add(number(1), power(x, number(2))) : multiply(number(0.4), x);
      const e = apply(op, inside);
      expect(verifyDerivative(e, "x", differentiate(e, "x", none), none).agrees).toBe(true);
    });
  }
});

describe("operators", () => {
  const arity: Readonly<Record<string, number>> = { inner: 2, hadamard: 2, max: 3, min: 2, logbase: 2, norm: 1 };
  for (const { op } of operators) {
    test(`${op}: the derivative that is written`, () => {
      const args = [multiply(x, x), add(x, y), multiply(number(2), y)].slice(0, arity[op] ?? 1);
      if (op === "logbase") args[1] = add(y, number(1));
      const e = apply(op, ...args);
      expect(verifyDerivative(e, "x", differentiate(e, "x", none), none).agrees).toBe(true);
    });
  }

  const matrix = [
    [1.2, 0.4],
    [-0.3, 0.9],
  ];
  const vector = [0.7, -0.2];
  const cases: readonly (readonly [string, Expr, Numbers])[] = [
    ["determinant", apply("det", x), matrix],
    ["trace of a product", apply("trace", multiply(x, y)), matrix],
    ["inverse", apply("trace", multiply(power(x, number(-1)), y)), matrix],
    ["quadratic form", multiply(apply("transpose", x), y, x), vector],
    ["log-sum-exp", apply("logsumexp", x), vector],
    ["entry of a softmax", apply("inner", apply("softmax", x), symbol("v")), vector],
    ["p-norm", apply("norm", x, number(3)), vector],
    ["largest entry", apply("max", x), vector],
  ];
  for (const [name, e, where] of cases) {
    test(`${name} of what is no number, against finite differences`, () => {
      const others = {
        y: [
          [0.5, 1.1],
          [0.2, -0.7],
        ],
        v: [1.5, -0.4],
      };
      const gradient = at(e, { ...others, x: where }).gradient;
      for (const [path, value] of entries(where)) {
        const [below, above] = [-1e-5, 1e-5].map((h) => at(e, { ...others, x: put(where, path, value + h) }).value);
        near(entry(gradient, path), (above! - below!) / 2e-5, 1e-8);
      }
    });
  }
});

describe("big operators, vectors and cases", () => {
  const bounds = (name: string, from: Expr): Expr => ({ kind: "relation", signs: ["="], args: [symbol(name), from] });
  const fold = (op: Fold["op"], body: Expr, range: readonly Expr[], upper: Expr): Fold => ({
    kind: "fold",
    op,
    head: op === "product" ? "\\prod" : op === "integral" ? "\\int" : "\\sum",
    bound: [op === "integral" ? "t" : "i"],
    range,
    upper,
    body,
  });
  const [i, t] = [symbol("i"), symbol("t")];
  const one = number(1);
  const term = apply("sin", add(multiply(x, i), y));
  const cases: readonly (readonly [string, Expr])[] = [
    ["a sum", fold("sum", term, [bounds("i", one)], number(4))],
    ["a sum up to a name", fold("sum", term, [bounds("i", one)], symbol("n"))],
    ["a product", fold("product", add(multiply(x, i), number(2)), [bounds("i", one)], number(4))],
    ["an integral", fold("integral", apply("exp", multiply(x, t)), [number(0)], one)],
    [
      "an integral with moving ends",
      fold("integral", apply("sin", multiply(x, t)), [multiply(x, y)], power(x, number(2))),
    ],
    ["a maximum", fold("max", term, [bounds("i", one)], number(4))],
    [
      "a stop under a sum",
      fold("sum", multiply(term, { kind: "stop", symbols: ["x"], operand: term }), [bounds("i", one)], number(3)),
    ],
    [
      "a sum in a stop for another symbol",
      { kind: "stop", symbols: ["y"], operand: fold("sum", term, [bounds("i", one)], number(3)) },
    ],
    [
      "cases",
      {
        kind: "cases",
        branches: [
          { value: multiply(x, x), condition: { kind: "relation", signs: [">"], args: [x, y] } },
          { value: apply("sin", x), condition: undefined },
        ],
      },
    ],
    [
      "the entries of a vector",
      apply(
        "inner",
        { kind: "matrix", open: "(", close: ")", rows: [[x, multiply(x, y)]] },
        { kind: "matrix", open: "(", close: ")", rows: [[y, x]] },
      ),
    ],
    [
      "an operator without a rule with a stop inside",
      apply("kl", { kind: "stop", symbols: ["x"], operand: multiply(x, y) }, x),
    ],
  ];
  for (const [name, e] of cases) {
    test(name, () => {
      const derived = differentiate(e, "x", none);
      expect(verifyDerivative(e, "x", derived, none).agrees).toBe(true);
      expect(verifyDerivative(derived.e, "x", differentiate(derived.e, "x", none), none).agrees).toBe(true);
    });
  }

  test("a sum of a family given as a list, and the slope at each of its members' parameters", () => {
    const member: Expr = { kind: "call", fn: "y", args: [i], marks: ["_{", "}"] };
    const e = fold("sum", power(add(member, apply("neg", multiply(x, i))), number(2)), [bounds("i", one)], number(3));
    const found = at(e, { x: 0.5, y: [1, 3, 2] });
    near(found.value, 0.25 + 4 + 0.25, 1e-12);
    near(found.gradient as number, -2 * (0.5 + 2 * 2 + 3 * 0.5), 1e-12);
  });
});

const entries = (of: Numbers, path: readonly number[] = []): readonly (readonly [readonly number[], number])[] =>
  typeof of === "number" ? [[path, of]] : of.flatMap((it, i) => entries(it, [...path, i]));
const entry = (of: Numbers, path: readonly number[]): number =>
  path.reduce<Numbers>((part, i) => (part as readonly Numbers[])[i]!, of) as number;
function put(of: Numbers, [first, ...rest]: readonly number[], value: number): Numbers {
  if (first === undefined) return value;
  return (of as readonly Numbers[]).map((it, i) => (i === first ? put(it, rest, value) : it));
}

describe("densities", () => {
  const density = (fn: string, ...parameters: readonly number[]): Call => ({
    kind: "call",
    fn,
    args: [x, ...parameters.map((it) => number(it))],
    marks: ["(", "; ", ...parameters.slice(1).map(() => ", "), ")"],
  });
  const total = (call: Call, points: readonly number[], step: number): number =>
    points.reduce((sum, it) => sum + at(call, { x: it }).value * step, 0);
  const grid = (from: number, to: number): readonly number[] =>
    Array.from({ length: 4000 }, (_, i) => from + ((i + 0.5) * (to - from)) / 4000);

  test("each has the weight one", () => {
    near(total(density("\\mathcal{N}", 0.3, 1.7), grid(-12, 12), 24 / 4000), 1, 1e-9);
    near(total(density("\\mathrm{Uniform}", -1, 2), grid(-1, 2), 3 / 4000), 1, 1e-9);
    near(total(density("\\mathrm{Exp}", 1.3), grid(0, 30), 30 / 4000), 1, 1e-4);
    near(total(density("\\mathrm{Gamma}", 3, 1.5), grid(0, 30), 30 / 4000), 1, 1e-8);
    near(total(density("\\mathrm{Beta}", 2.5, 3), grid(0, 1), 1 / 4000), 1, 1e-6);
    near(total(density("\\mathrm{Bern}", 0.3), [0, 1], 1), 1, 1e-12);
    near(
      total(
        density("\\mathrm{Poisson}", 1.4),
        grid(0, 1)
          .map((_, i) => i)
          .slice(0, 40),
        1,
      ),
      1,
      1e-12,
    );
  });

  test("a call without a mark before its parameters is none", () =>
    expect(densityOf({ ...density("\\mathcal{N}", 0, 1), marks: ["(", ", ", ", ", ")"] })).toBeUndefined());
});

describe("gradients in vectors and matrices", () => {
  const [matrix, vector, data] = [symbol("W"), symbol("v"), symbol("y")];
  const residual = add(multiply(matrix, vector), negate(data));
  const loss = apply("norm2", residual);
  const turned = (e: Expr) => apply("transpose", e);
  const { shapes } = gradientOf(loss, "W", none)!;
  const agrees = (wrt: string, gradient: Expr) => verifyGradient(loss, wrt, gradient, none, shapes).agrees;
  const twice = (...factors: readonly Expr[]) => multiply(number(2), ...factors);

  test("a right one agrees", () => {
    expect(agrees("v", twice(turned(matrix), residual))).toBe(true);
    expect(agrees("W", twice(residual, turned(vector)))).toBe(true);
  });

  for (const [title, wrt, gradient] of [
    ["a missing transpose", "v", twice(matrix, residual)],
    ["the wrong order", "v", twice(residual, turned(matrix))],
    ["the transpose of the whole", "v", twice(turned(residual), matrix)],
    ["the wrong factor transposed", "W", twice(turned(residual), vector)],
    ["the outer product turned round", "W", twice(vector, turned(residual))],
    ["a factor that is right for numbers", "W", twice(vector, residual)],
  ] as const)
    test(`${title} does not`, () => expect(agrees(wrt, gradient)).toBe(false));
});
