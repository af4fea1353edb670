import type { Expr, FunctionName } from "../../math/expr";
import type { Derivative } from "./derivative";
import { exp } from "./exp";
import { cosh, sinh, tanh } from "./hyperbolic";
import { log } from "./log";
import { relu } from "./relu";
import { sigmoid, softplus } from "./sigmoid";
import { sqrt } from "./sqrt";
import { arccos, arcsin, arctan, cos, sin, tan } from "./trigonometric";

/** Every elementary function that we differentiate. */
export const derivatives: readonly Derivative[] = [
  exp,
  log,
  sqrt,
  sin,
  cos,
  tan,
  arcsin,
  arccos,
  arctan,
  sinh,
  cosh,
  tanh,
  sigmoid,
  softplus,
  relu,
];

const byName = new Map(derivatives.map((it) => [it.op as string, it]));

/** The elementary function of that name. */
export const derivativeOf = (op: Extract<Expr, { kind: "apply" }>["op"]): Derivative | undefined =>
  byName.get(op as FunctionName);
