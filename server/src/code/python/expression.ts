import type { Apply, Call, Cases, Expr, Op, Relation } from "../../math/expr";
import { functionOps } from "../functions";
import type { Target } from "../target";
import { clip, matmul, outer } from "../terms";
import { called, calledAs, functionOf, normOf } from "./function-call";
import { brackets, chain, flat, joined, type Layout } from "./layout";

/** How tightly Python binds, loosest first. */
enum Tight {
  Choice,
  Relation,
  Sum,
  Product,
  Sign,
  Power,
  Atom,
}

const structural = new Set<Op>([
  "add",
  "neg",
  "mul",
  "div",
  "pow",
  "norm2",
  "inner",
  "hadamard",
  "percent",
  "transpose",
]);

/** Whether the outermost part of an expression can be written in Python. */
export const isPython = (e: Expr): boolean =>
  ["number", "symbol", "call", "stop", "expect", "cases"].includes(e.kind) ||
  (e.kind === "relation" && e.signs.every((it) => comparisons[it] !== undefined)) ||
  (e.kind === "apply" && (structural.has(e.op) || functionOps.some((it) => it === e.op)));

const comparisons: Readonly<Record<string, string>> = {
  "<": "<",
  ">": ">",
  "=": "==",
  "\\le": "<=",
  "\\leq": "<=",
  "\\ge": ">=",
  "\\geq": ">=",
  "\\ne": "!=",
  "\\neq": "!=",
  "\\in": "in",
  "\\notin": "not in",
};

/** What printing depends on: the framework, and the variables that are plain numbers of Python. */
export interface Printing {
  readonly target: Target;
  readonly numbers: ReadonlySet<string>;
}

/** An expression of a program, whose symbols are Python names, in a framework's Python: as a tensor. */
export const pythonOf = (e: Expr, on: Printing): Layout => new PythonPrinter(on).value(e);

/** A number of Python's own; undefined where an expression needs the framework. */
export const numberOf = (e: Expr, on: Printing): Layout | undefined => {
  const printer = new PythonPrinter(on);
  return printer.isNumber(e) ? printer.whole(e) : undefined;
};

/** Functions of whole numbers. */
const ofPython = new Set(["range", "len", "int"]);

const ofNumbers = new Set<Op>(["exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh"]);
const arithmetic = new Set<Op>(["add", "neg", "mul", "div", "pow"]);

class PythonPrinter {
  readonly target: Target;

  constructor(readonly on: Printing) {
    this.target = on.target;
  }

  /** Whether Python computes an expression without the framework. */
  isNumber = (e: Expr): boolean =>
    e.kind === "number" ||
    (e.kind === "symbol" && this.on.numbers.has(e.name)) ||
    (e.kind === "apply" && (ofNumbers.has(e.op) || arithmetic.has(e.op)) && e.args.every(this.isNumber));

  /** A value on its own: a number is a tensor there, as it is for the functions of a framework. */
  value = (e: Expr): Layout => (this.isNumber(e) ? this.target.constant(this.#floating(e)) : this.whole(e));

  #floating(e: Expr): Layout {
    const layout = this.whole(e);
    return typeof layout === "string" && /^\d+$/.test(layout) ? `${layout}.0` : layout;
  }

  at(e: Expr, least: Tight): Layout {
    const [layout, tight] = this.#print(e);
    return tight < least ? brackets("(", [layout], ")") : layout;
  }

  #print(e: Expr): readonly [Layout, Tight] {
    switch (e.kind) {
      case "number":
        return [e.text.replace(/[^\d.]/g, "") || String(e.value), e.value < 0 ? Tight.Sign : Tight.Atom];
      case "symbol":
        return [e.name, Tight.Atom];
      case "apply":
        return this.#apply(e);
      case "call":
        return e.fn === matmul ? this.#matmul(e.args) : [this.#called(e), Tight.Atom];
      case "stop": {
        const [layout, tight] = this.#print(e.operand);
        return [this.target.stop(layout, tight === Tight.Atom), Tight.Atom];
      }
      case "expect":
        return [joined(this.target.mean, brackets("(", [this.whole(e.body)], ")")), Tight.Atom];
      case "cases":
        return [this.#cases(e.branches), Tight.Atom];
      case "relation":
        return [this.#relation(e), e.signs.length > 1 ? Tight.Relation : Tight.Choice];
      default:
        throw new TypeError(`no Python for ${e.kind}`);
    }
  }

  whole = (e: Expr): Layout => this.at(e, Tight.Choice);

  /** A function of tensors, one of Python's own, or an element. */
  #called({ fn, args, marks }: Call): Layout {
    if (marks[0]?.startsWith("["))
      return joined(fn, ...args.map((it, i) => brackets(marks[i]!, [this.whole(it)], "]")));
    if (fn === clip) return called(this.target.clip, args.map(this.whole));
    if (fn === outer) return calledAs(this.target.outer, args.map(this.whole));
    return joined(fn, brackets(marks[0]!, args.map(ofPython.has(fn) ? this.whole : this.value), marks.at(-1)!));
  }

  #matmul(args: readonly Expr[]): readonly [Layout, Tight] {
    const { matmul } = this.target;
    if (matmul !== "@") return [calledAs(matmul, args.map(this.whole)), Tight.Atom];
    return [this.#operators(args, matmul, Tight.Product, Tight.Sign), Tight.Product];
  }

  #apply(e: Apply): readonly [Layout, Tight] {
    const [a, b] = e.args as [Expr, Expr];
    switch (e.op) {
      case "add":
        return [this.#sum(e.args), Tight.Sum];
      case "neg":
        return [joined("-", this.at(a, Tight.Sign)), Tight.Sign];
      case "mul":
      case "hadamard":
        return [this.#operators(e.args, "*", Tight.Product, Tight.Sign), Tight.Product];
      case "transpose":
        return [this.target.transpose(this.at(a, Tight.Atom)), Tight.Atom];
      case "div":
        return [this.#operators(e.args, "/", Tight.Product, Tight.Sign), Tight.Product];
      case "pow":
        return [this.#power(a, b), Tight.Power];
      case "norm2":
        return [called(this.target.total, [this.#power(a, two)]), Tight.Atom];
      case "norm":
        return [normOf(a, e.args[1], this), Tight.Atom];
      case "inner":
        return [called(this.target.total, [this.#operators(e.args, "*", Tight.Product, Tight.Sign)]), Tight.Atom];
      case "percent":
        return [this.#operators([a, hundred], "/", Tight.Product, Tight.Sign), Tight.Product];
      default:
        return [functionOf(e, this), Tight.Atom];
    }
  }

  #sum(terms: readonly Expr[]): Layout {
    return chain(
      terms.map((it, i) => {
        const negative = it.kind === "apply" && it.op === "neg";
        if (i === 0) return { operator: "", operand: this.at(it, Tight.Sum) };
        return { operator: negative ? "-" : "+", operand: this.at(negative ? it.args[0]! : it, Tight.Product) };
      }),
    );
  }

  /** What no branch says is not a number. */
  #cases([first, ...rest]: Cases["branches"]): Layout {
    if (!first) return this.value(notANumber);
    if (!first.condition) return this.value(first.value);
    return called(this.target.where, [this.whole(first.condition), this.value(first.value), this.#cases(rest)]);
  }

  #relation({ signs, args }: Relation): Layout {
    const links = signs.map((sign, i) =>
      chain([
        { operator: "", operand: this.at(args[i]!, Tight.Sum) },
        { operator: comparisons[sign]!, operand: this.at(args[i + 1]!, Tight.Sum) },
      ]),
    );
    if (links.length === 1) return links[0]!;
    return chain(links.map((it, i) => ({ operator: i === 0 ? "" : "&", operand: brackets("(", [it], ")") })));
  }

  #operators(args: readonly Expr[], operator: string, first: Tight, others: Tight): Layout {
    return chain(
      args.map((it, i) => ({ operator: i === 0 ? "" : operator, operand: this.at(it, i === 0 ? first : others) })),
    );
  }

  /** Black hugs the operator where both sides are simple. */
  #power(a: Expr, b: Expr): Layout {
    const base = this.at(a, Tight.Atom);
    const exponent = this.at(b, Tight.Sign);
    const simple = [base, exponent].every((it) => /^-?[\w.]+$/.test(flat(it)));
    return chain([
      { operator: "", operand: base },
      { operator: simple ? "**" : " ** ", operand: exponent },
    ]);
  }
}

const notANumber: Expr = { kind: "call", fn: "float", args: [], marks: ['("nan"', ")"] };
const two: Expr = { kind: "number", value: 2, text: "2" };
const hundred: Expr = { kind: "number", value: 100, text: "100" };
