import { add, symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import type { Span } from "../../text/span";
import { readExpression } from "./read-expression";
import type { Reading } from "./reading";
import { functionNamed, isWithoutGradient, type Parameter, type PythonNode, parametersOf, partsOf } from "./tree";
import { componentOf, several, stopped, unknown } from "./values";

/** Reads the statements of a function: what each variable is, and what is returned. */
export class FunctionReading implements Reading {
  readonly places = new WeakMap<Expr, Span>();
  readonly library = new Set<string>();
  readonly definitions = new Map<string, Expr>();
  /** The lambdas that have a name. */
  readonly lambdas = new Map<string, { readonly parameters: readonly string[]; readonly value: Expr }>();
  readonly #used = new Set<string>();
  readonly #versions = new Map<string, number>();
  result: Expr | undefined;

  constructor(readonly text: string) {}

  variable(name: string): Expr {
    this.#used.add(this.#current(name));
    return symbol(this.#current(name));
  }

  attribute(name: string, whole: Expr): Expr {
    if (whole.kind === "symbol" && !this.definitions.has(whole.name)) return symbol(name);
    if (this.definitions.has(name)) return whole;
    this.definitions.set(name, whole);
    return symbol(name);
  }

  parameters(name: string): readonly Parameter[] | undefined {
    const lambda = this.lambdas.get(name);
    if (lambda) return lambda.parameters.map((it) => ({ name: it, otherwise: undefined }));
    const node = functionNamed(this.text, name);
    return node && parametersOf(node, this.text);
  }

  stops(name: string): boolean {
    if (stopping.test(name)) return true;
    const alias = new RegExp(`\\bstop_gradient as ${name}\\b|^\\s*${name}\\s*=\\s*[\\w.]*\\bstop_gradient\\s*$`, "m");
    return /^\w+$/.test(name) && alias.test(this.text);
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
        const values = partsOf(node).map((it) => this.#value(it, stopped));
        if (values[0]) this.result = values.length > 1 ? several(values) : values[0];
        break;
      }
      case "WithStatement":
        for (const it of node.getChildren("Body")) this.block(it, stopped || isWithoutGradient(node, this.text));
        break;
      case "ExpressionStatement":
        this.#inPlace(node, stopped);
        break;
      case "IfStatement":
      case "ForStatement":
      case "WhileStatement":
      case "TryStatement":
        for (const it of node.getChildren("Body")) this.block(it, stopped);
    }
  }

  #value(node: PythonNode, isStopped: boolean): Expr {
    const e = readExpression(node, this);
    return isStopped ? stopped(e) : e;
  }

  /** `a, b = f(x), y` gives each its own, `a, b = f(x)` to each its part; `a = b = x` both the same. */
  #assign(node: PythonNode, isStopped: boolean): void {
    const groups: PythonNode[][] = [[]];
    for (const it of partsOf(node).filter(({ name }) => name !== "TypeDef")) {
      if (it.name === "AssignOp") groups.push([]);
      else groups.at(-1)!.push(it);
    }
    const given = groups.pop()!;
    const [target] = groups[0] ?? [];
    if (given[0]?.name === "LambdaExpression" && target) this.#lambda(target, given[0]);
    const values = given.map((it) => this.#value(it, isStopped));
    const value = values.length > 1 ? several(values) : values[0];
    if (value) for (const it of groups) this.#take(it.length === 1 ? namesIn(it[0]!) : it, value);
  }

  #take(targets: readonly PythonNode[], value: Expr): void {
    const whole = value.kind === "symbol" ? (this.definitions.get(value.name) ?? value) : value;
    targets.forEach((it, i) => {
      const part = targets.length === 1 ? value : (componentOf(whole, i) ?? value);
      const name = it.name === "MemberExpression" ? it.getChild("PropertyName") : it;
      if (name && /Name$/.test(name.name)) this.#define(this.text.slice(name.from, name.to), part);
    });
  }

  #lambda(target: PythonNode, node: PythonNode): void {
    const parameters = parametersOf(node, this.text).map((it) => it.name);
    this.lambdas.set(this.text.slice(target.from, target.to), {
      parameters,
      value: readExpression(partsOf(node).at(-1)!, this),
    });
  }

  /** `x.detach_()` stops `x` from here on, `out.append(x)` makes it a part of `out`. */
  #inPlace(node: PythonNode, isStopped: boolean): void {
    const [call] = partsOf(node);
    const [callee, list] = call?.name === "CallExpression" ? partsOf(call) : [];
    const [object, method] = callee?.name === "MemberExpression" ? partsOf(callee) : [];
    if (object?.name !== "VariableName" || !method || !list) return;
    const name = this.text.slice(object.from, object.to);
    const words = this.text.slice(method.from, list.to);
    if (/^(?:detach_\(\)|requires_grad_\(False\))$/.test(words)) this.#define(name, stopped(this.variable(name)));
    if (/^(?:append|extend|insert)\(/.test(words))
      this.#define(
        name,
        unknown("append", [this.variable(name), ...partsOf(list).map((it) => this.#value(it, isStopped))]),
      );
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
    const known = this.definitions.has(this.#current(name)) || this.#used.has(this.#current(name));
    this.#versions.set(name, (this.#versions.get(name) ?? 1) + (known ? 1 : 0));
    this.definitions.set(this.#current(name), value);
  }
}

const stopping = /^(?:stop_?grad(?:ient)?|StopGrad(?:ient)?|sg|lax_stop_gradient)$/;

const namesIn = (node: PythonNode): readonly PythonNode[] =>
  node.name === "TupleExpression" || node.name === "ArrayExpression" ? partsOf(node) : [node];
