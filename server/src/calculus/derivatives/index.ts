import type { Apply } from "../../math/expr";
import type { Derivative } from "./derivative";
import { element } from "./element";
import { exp } from "./exp";
import { max, min } from "./extremes";
import { cosh, coth, sinh, tanh } from "./hyperbolic";
import { hadamard, inner } from "./inner";
import { arccosh, arcsinh, arctanh } from "./inverse-hyperbolic";
import { log } from "./log";
import { det, trace, transpose } from "./matrices";
import { norm } from "./norm";
import type { Operator } from "./operator";
import { cot, csc, sec } from "./reciprocal";
import { relu } from "./relu";
import { sigmoid, softplus } from "./sigmoid";
import { logsumexp, softmax } from "./softmax";
import { sqrt } from "./sqrt";
import { ceil, floor, logbase, percent, sign } from "./steps";
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
  cot,
  sec,
  csc,
  arcsinh,
  arccosh,
  arctanh,
  sinh,
  cosh,
  tanh,
  coth,
  sigmoid,
  softplus,
  relu,
];

/** Every other operator that we evaluate or differentiate. */
export const operators: readonly Operator[] = [
  norm,
  inner,
  hadamard,
  transpose,
  trace,
  det,
  softmax,
  logsumexp,
  max,
  min,
  sign,
  floor,
  ceil,
  logbase,
  percent,
  element,
];

const elementary = new Map(derivatives.map((it) => [it.op as string, it]));
const named = new Map(operators.map((it) => [it.op as string, it]));

/** The elementary function of that name. */
export const derivativeOf = (op: Apply["op"]): Derivative | undefined => elementary.get(op);

/** The operator of that name. */
export const operatorOf = (op: Apply["op"]): Operator | undefined => named.get(op);
