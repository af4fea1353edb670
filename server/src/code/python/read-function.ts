import type { Facts } from "../../calculus/facts";
import { add, symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import { substitute } from "../../math/substitute";
import { some } from "../../math/walk";
import type { Span } from "../../text/span";
import { type Reading, readExpression } from "./read-expression";
import { functionNamed, type PythonNode, partsOf } from "./tree";

/** A Python function as mathematics. A name that is assigned anew is another symbol: `loss`, `loss#2`. */
export interface PythonFunction {
  readonly result: Expr;
  readonly facts: Facts;
  /** Where each part stands in the text. */
  readonly places: WeakMap<Expr, Span>;
}

/** The name in Python of a symbol of a function that was read. */
export const pythonName = (name: string): string => name.replace(/#\d+$/, "");

/** Reads the function of that name, and the functions of the same text that it calls; undefined where there is none, or none that returns something. */
export function readFunction(text: string, name: string): PythonFunction | undefined {
  const read = bodyRead(text, name);
  if (!read?.result) return undefined;
  const { result, definitions, places } = read;
  const helpers = new Map<string, ReturnType<Facts["fn"]>>();
  const helper = (called: string): ReturnType<Facts["fn"]> => {
    if (helpers.has(called)) return helpers.get(called);
    helpers.set(called, undefined);
    const found = helperNamed(text, called);
    helpers.set(called, found);
    return found;
  };
  return {
    result,
    facts: {
      symbol: (it) => definitions.get(it),
      fn: (it) => (it === name ? undefined : helper(it)),
      recursion: () => undefined,
      step: () => undefined,
      sample: () => undefined,
    },
    places,
  };
}

function bodyRead(text: string, name: string): FunctionReading | undefined {
  const body = functionNamed(text, name)?.getChild("Body");
  if (!body) return undefined;
  const work = new FunctionReading(text);
  work.block(body, false);
  return work;
}

/** A function of the text that another one calls: what it returns of its parameters, its own variables written out. */
function helperNamed(text: string, name: string): ReturnType<Facts["fn"]> {
  const read = /^[\p{L}_]/u.test(name) ? bodyRead(text, name) : undefined;
  if (!read?.result || some(read.result, (it) => it.kind === "call" && it.fn === name)) return undefined;
  const values = new Map<string, Expr>();
  for (const [symbol, e] of read.definitions) values.set(symbol, substitute(e, values));
  return { parameters: parametersOf(text, name), value: substitute(read.result, values) };
}

/** The names of a function's parameters, those of the object or class aside. */
const parametersOf = (text: string, name: string): readonly string[] =>
  (functionNamed(text, name)?.getChild("ParamList")?.getChildren("VariableName") ?? [])
    .filter((it) => !/Op$/.test(it.prevSibling?.name ?? ""))
    .map((it) => text.slice(it.from, it.to))
    .filter((it) => it !== "self" && it !== "cls");

class FunctionReading implements Reading {
  readonly places = new WeakMap<Expr, Span>();
  readonly definitions = new Map<string, Expr>();
  readonly #versions = new Map<string, number>();
  result: Expr | undefined;

  constructor(readonly text: string) {}

  variable(name: string): Expr {
    return symbol(this.#current(name));
  }

  #current(name: string): string {
    const version = this.#versions.get(name) ?? 1;
    return version === 1 ? name : `${name}#${version}`;
  }

  /** Statements in their order; both branches of a condition, a loop's body once. `stopped` in `with torch.no_grad()`. */
  block(body: PythonNode, stopped: boolean): void {
    for (const it of partsOf(body)) this.#statement(it, stopped);
  }

  #statement(node: PythonNode, stopped: boolean): void {
    switch (node.name) {
      case "AssignStatement":
        this.#assign(node, stopped);
        break;
      case "UpdateStatement":
        this.#update(node, stopped);
        break;
      case "ReturnStatement": {
        const value = partsOf(node)[0];
        if (value) this.result = this.#value(first(value), stopped);
        break;
      }
      case "WithStatement":
        for (const it of node.getChildren("Body")) this.block(it, stopped || this.#stops(node));
        break;
      case "IfStatement":
      case "ForStatement":
      case "WhileStatement":
      case "TryStatement":
        for (const it of node.getChildren("Body")) this.block(it, stopped);
    }
  }

  #stops(node: PythonNode): boolean {
    const head = this.text.slice(node.from, node.getChild("Body")?.from ?? node.to);
    return /\b(?:no_grad|inference_mode|stop_recording)\b/.test(head);
  }

  #value(node: PythonNode, stopped: boolean): Expr {
    const e = readExpression(node, this);
    return stopped ? { kind: "stop", symbols: undefined, operand: e } : e;
  }

  /** `a, b = f(x), y` gives each its own, `a, b = f(x)` both the same. */
  #assign(node: PythonNode, stopped: boolean): void {
    const parts = partsOf(node).filter((it) => it.name !== "TypeDef");
    const mark = parts.findLastIndex((it) => it.name === "AssignOp");
    const values = parts.slice(mark + 1).map((it) => this.#value(it, stopped));
    const targets = parts
      .slice(0, mark)
      .filter((it) => it.name !== "AssignOp")
      .flatMap(namesIn);
    targets.forEach((it, i) => {
      const value = values.length === targets.length ? values[i] : values[0];
      if (value) this.#define(this.text.slice(it.from, it.to), value);
    });
  }

  #update(node: PythonNode, stopped: boolean): void {
    const [target, operator, value] = partsOf(node);
    if (target?.name !== "VariableName" || !operator || !value) return;
    const name = this.text.slice(target.from, target.to);
    const e = this.#value(value, stopped);
    const before = this.variable(name);
    const plus = this.text.slice(operator.from, operator.to) === "+=";
    this.#define(name, plus ? add(before, e) : { kind: "call", fn: "<update>", args: [before, e], marks: [] });
  }

  #define(name: string, value: Expr): void {
    const known = this.definitions.has(this.#current(name));
    this.#versions.set(name, (this.#versions.get(name) ?? 1) + (known ? 1 : 0));
    this.definitions.set(this.#current(name), value);
  }
}

/** The first of several values that are returned. */
const first = (node: PythonNode): PythonNode => (node.name === "TupleExpression" ? (partsOf(node)[0] ?? node) : node);

const namesIn = (node: PythonNode): readonly PythonNode[] =>
  node.name === "VariableName" ? [node] : node.name === "TupleExpression" ? node.getChildren("VariableName") : [];
