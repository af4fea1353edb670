import { add, apply, negate, number, symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import type { Span } from "../../text/span";
import { type PythonNode, partsOf } from "./tree";

/** Where names lead while a function is read, and where what was read stands. */
export interface Reading {
  readonly text: string;
  readonly places: WeakMap<Expr, Span>;
  /** What a name is at this point. */
  variable(name: string): Expr;
}

const deepest = 100;
const stops = /^(?:stop_?grad(?:ient)?|StopGrad(?:ient)?|sg|lax_stop_gradient)$/;
const stoppingMethods = /^(?:detach|detach_|item|numpy)$/;
const averages = /^(?:mean|sum|reduce_mean|reduce_sum|nanmean)$/;

/** A Python expression as mathematics: what it is made of, and what is stopped in it. Unknown constructs are functions of their parts. */
export function readExpression(node: PythonNode, reading: Reading, depth = 0): Expr {
  const e = depth > deepest ? unknown(node.name, []) : read(node, reading, depth + 1);
  if (!reading.places.has(e)) reading.places.set(e, { from: node.from, to: node.to });
  return e;
}

function read(node: PythonNode, reading: Reading, depth: number): Expr {
  const parts = partsOf(node);
  const text = (it: PythonNode) => reading.text.slice(it.from, it.to);
  const of = (it: PythonNode) => readExpression(it, reading, depth);
  switch (node.name) {
    case "VariableName":
      return reading.variable(text(node));
    case "Number":
      return number(Number(text(node).replaceAll("_", "")), text(node));
    case "ParenthesizedExpression":
      return parts[0] ? of(parts[0]) : unknown("()", []);
    case "UnaryExpression":
      return text(node).startsWith("-") ? negate(of(parts.at(-1)!)) : of(parts.at(-1)!);
    case "BinaryExpression":
      return binary(of(parts[0]!), text(parts[1]!), of(parts.at(-1)!));
    case "MemberExpression":
      return member(node, reading, depth);
    case "CallExpression":
      return callOf(parts[0]!, argumentsOf(parts[1]!).map(of), reading, depth);
    default:
      return unknown(node.name, parts.filter((it) => !/Op$|^String$/.test(it.name)).map(of));
  }
}

const unknown = (name: string, args: readonly Expr[]): Expr => ({ kind: "call", fn: `<${name}>`, args, marks: [] });
const stop = (operand: Expr): Expr => ({ kind: "stop", symbols: undefined, operand });

function binary(a: Expr, operator: string, b: Expr): Expr {
  switch (operator) {
    case "+":
      return add(a, b);
    case "-":
      return add(a, negate(b));
    case "*":
    case "@":
      return apply("mul", a, b);
    case "/":
      return apply("div", a, b);
    case "**":
      return apply("pow", a, b);
    default:
      return unknown(operator, [a, b]);
  }
}

/** `self.beta` is `beta`, an element of something is that thing, `.data` is stopped. */
function member(node: PythonNode, reading: Reading, depth: number): Expr {
  const property = node.getChild("PropertyName");
  const object = node.firstChild!;
  if (!property) return readExpression(object, reading, depth);
  const name = reading.text.slice(property.from, property.to);
  return name === "data" ? stop(readExpression(object, reading, depth)) : symbol(name);
}

function callOf(callee: PythonNode, args: readonly Expr[], reading: Reading, depth: number): Expr {
  const property = callee.getChild("PropertyName");
  const named = property ?? callee;
  const name = reading.text.slice(named.from, named.to);
  if (stops.test(name) && args[0]) return stop(args[0]);
  const all =
    property && !isModule(callee.firstChild!, reading)
      ? [readExpression(callee.firstChild!, reading, depth), ...args]
      : args;
  if (stoppingMethods.test(name) && all.length === 1) return stop(all[0]!);
  if (averages.test(name) && all[0]) return { kind: "expect", head: name, binders: [], body: all[0] };
  return { kind: "call", fn: name, args: all, marks: [] };
}

/** Whether a function belongs to a library or to the object itself, and not to a value. */
const isModule = (node: PythonNode, { text }: Reading): boolean =>
  /^(?:self|cls|torch|nn|F|np|jnp|jax|lax|tf|keras|math|optax|functional|distributions)\b/.test(
    text.slice(node.from, node.to),
  ) && !/[([]/.test(text.slice(node.from, node.to));

/** The arguments of a call, the names of keyword arguments left out. */
const argumentsOf = (list: PythonNode): readonly PythonNode[] =>
  partsOf(list).filter((it) => it.name !== "AssignOp" && it.nextSibling?.name !== "AssignOp");
