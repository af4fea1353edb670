import { add, apply, negate, number } from "../../math/build";
import type { Expr } from "../../math/expr";
import { readCall } from "./read-call";
import type { Reading } from "./reading";
import { type PythonNode, partsOf } from "./tree";
import { constant, several, stopped, unknown, valuesOf } from "./values";

const deepest = 100;

/** A Python expression as mathematics: what it is made of, and what is stopped in it. Unknown constructs are functions of their parts. */
export function readExpression(node: PythonNode, reading: Reading, depth = 0): Expr {
  const e = depth > deepest ? constant(node.name) : read(node, reading, depth + 1);
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
      return parts[0] ? of(parts[0]) : constant("()");
    case "UnaryExpression":
      return text(node).startsWith("-") ? negate(of(parts.at(-1)!)) : of(parts.at(-1)!);
    case "BinaryExpression":
      return binary(of(parts[0]!), text(parts[1]!), of(parts.at(-1)!));
    case "ConditionalExpression":
      return unknown("if", [parts[0]!, parts.at(-1)!].map(of));
    case "MemberExpression":
      return member(node, reading, depth);
    case "CallExpression":
      return readCall(parts[0]!, parts[1]!, reading, of);
    case "TupleExpression":
      return several(parts.map(of));
    default:
      return unknown(node.name, parts.filter((it) => !/Op$|^String$/.test(it.name)).map(of));
  }
}

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
      return /^[<>=!]|^(?:and|or|in|is|not)/.test(operator) ? constant(operator) : unknown(operator, [a, b]);
  }
}

const flat = /^(?:shape|dtype|device|ndim|indices|size|requires_grad)$/;

/** `self.beta` is `beta`, `batch.r` and `batch["r"]` are a part of `batch`, an element of something is that thing, `.data` is stopped. */
function member(node: PythonNode, reading: Reading, depth: number): Expr {
  const object = node.firstChild!;
  const whole = () => readExpression(object, reading, depth);
  const property = node.getChild("PropertyName");
  if (!property) {
    const [, key, more] = partsOf(node);
    const text = key && reading.text.slice(key.from, key.to);
    if (!key || more) return whole();
    if (key.name === "String") return reading.attribute(text!.replace(/^\w*(["'])(.*)\1$/s, "$2"), whole());
    return (key.name === "Number" && valuesOf(whole())?.[Number(text)]) || whole();
  }
  const name = reading.text.slice(property.from, property.to);
  if (flat.test(name)) return constant(name);
  if (name === "data") return stopped(whole());
  return reading.attribute(name, whole());
}
