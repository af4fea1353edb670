import type { Apply, Call, Expr } from "../math/expr";
import { familyOf } from "../math/member";
import { derivativeOf } from "./derivatives";
import { type Dimension, settled, Unknown, unify } from "./dimension";
import { expansion } from "./expansion";
import { applyDefinition, type Facts } from "./facts";

export type Kind = "number" | "vector" | "matrix";

/** How many rows and columns something has. */
export interface Shape {
  readonly rows: Dimension;
  readonly columns: Dimension;
}

/** Symbols are not of these kinds. */
export class Misfit extends Error {}

const scalar: Shape = { rows: 1, columns: 1 };
const made = (kind: Kind): Shape => ({
  rows: kind === "number" ? 1 : new Unknown(),
  columns: kind === "matrix" ? new Unknown() : 1,
});

/** Finds the shapes of an expression's parts from the kinds of its symbols; what is unusual costs something. */
export class Shaping {
  cost = 0;
  readonly shapes = new Map<string, Shape>();
  readonly #memo = new Map<Expr, Shape>();

  constructor(
    readonly facts: Facts,
    kinds: ReadonlyMap<string, Kind>,
  ) {
    for (const [name, kind] of kinds) {
      this.shapes.set(name, made(kind));
      const capital = /^(?:[A-Z]|\\[A-Z])/.test(name);
      this.cost += kind === "matrix" ? 0 : kind === "vector" ? (capital ? 2 : 1) : capital ? 1.5 : 0;
    }
  }

  of(e: Expr): Shape {
    const known = this.#memo.get(e);
    if (known) return known;
    const full = expansion(e, this.facts);
    const found = full ? this.of(full) : this.#compute(e);
    this.#memo.set(e, found);
    return found;
  }

  isNumber(e: Expr): boolean {
    const { rows, columns } = this.of(e);
    return settled(rows) === 1 && settled(columns) === 1;
  }

  #compute(e: Expr): Shape {
    switch (e.kind) {
      case "number":
        return scalar;
      case "symbol": {
        const definition = this.facts.symbol(e.name);
        return definition
          ? this.of(definition)
          : (this.shapes.get(familyOf(e.name)) ?? this.shapes.get(e.name) ?? scalar);
      }
      case "stop":
        return this.of(e.operand);
      case "call":
        return this.#call(e);
      case "apply":
        return this.#apply(e);
      case "expect":
        for (const it of e.binders) if (it.density) this.#number(it.density);
        return this.of(e.body);
      case "fold":
        if (e.op !== "sum" && e.op !== "product") throw new Misfit();
        return this.of(e.body);
      default:
        throw new Misfit();
    }
  }

  #call(e: Call): Shape {
    const body = applyDefinition(e, this.facts);
    if (body) return this.of(body);
    for (const it of e.args) if (it.kind !== "text" && it.kind !== "relation") this.of(it);
    return this.shapes.get(e.fn) ?? scalar;
  }

  #apply(e: Apply): Shape {
    const [a, b] = e.args as [Expr, Expr];
    switch (e.op) {
      case "add":
      case "hadamard":
        return e.args.map((it) => this.of(it)).reduce((x, y) => this.#same(x, y));
      case "neg":
      case "percent":
        return this.of(a);
      case "mul":
        return e.args.map((it) => this.of(it)).reduce((x, y) => this.#product(x, y));
      case "div":
        this.#number(b);
        return this.of(a);
      case "pow":
        return this.#power(a, b);
      case "transpose":
        return this.#transpose(a);
      case "norm":
      case "norm2":
        for (const it of e.args.slice(1)) this.#number(it);
        this.#rather(a);
        return scalar;
      case "element":
        if (e.head !== "_") throw new Misfit();
        if (!this.isNumber(a)) this.#vector(a);
        this.#rather(a);
        if (b.kind !== "text") this.#number(b);
        return scalar;
      case "inner":
        this.#same(this.of(a), this.of(b));
        this.#rather(a);
        return scalar;
      case "trace":
      case "det":
        this.#square(a);
        return scalar;
      case "softmax":
      case "logsumexp":
        this.#vector(a);
        return e.op === "softmax" ? this.of(a) : scalar;
      default:
        return this.#function(e);
    }
  }

  /** A function of numbers, which takes a vector entry by entry. */
  #function(e: Apply): Shape {
    if (!derivativeOf(e.op) && !/^(?:abs|sign|max|min|logbase)$/.test(e.op)) throw new Misfit();
    const entrywise = /^(?:relu|sigmoid|softplus|tanh|log|exp|abs|sign)$/.test(e.op);
    if (entrywise && !this.isNumber(e.args[0]!)) {
      this.cost += 0.5;
      return this.of(e.args[0]!);
    }
    for (const it of e.args) this.#number(it);
    return scalar;
  }

  #number(e: Expr): void {
    if (!this.isNumber(e)) throw new Misfit();
  }

  #vector(e: Expr): void {
    const { rows, columns } = this.of(e);
    if (settled(rows) === 1 || settled(columns) !== 1) throw new Misfit();
  }

  /** What stands here is no number as a rule. */
  #rather(e: Expr): void {
    if (this.isNumber(e)) this.cost += 4;
    else if (settled(this.of(e).columns) !== 1 && settled(this.of(e).rows) !== 1) this.cost += 1.5;
  }

  #same(a: Shape, b: Shape): Shape {
    if (!unify(a.rows, b.rows) || !unify(a.columns, b.columns)) throw new Misfit();
    return a;
  }

  /** A number times anything, or rows times columns. */
  #product(a: Shape, b: Shape): Shape {
    const [first, second] = [a, b].map((it) => settled(it.rows) === 1 && settled(it.columns) === 1);
    if (first) return b;
    if (second) {
      this.cost += settled(a.columns) === 1 ? 1.2 : 1.5;
      return a;
    }
    if (!unify(a.columns, b.rows)) throw new Misfit();
    return { rows: a.rows, columns: b.columns };
  }

  #power(a: Expr, b: Expr): Shape {
    this.#number(b);
    const inverse = b.kind === "apply" && b.op === "neg" && b.args[0]!.kind === "number" && b.args[0]!.value === 1;
    if (!inverse || this.isNumber(a)) this.#number(a);
    else this.#square(a);
    return this.of(a);
  }

  #transpose(a: Expr): Shape {
    if (this.isNumber(a)) this.cost += 4;
    const { rows, columns } = this.of(a);
    return { rows: columns, columns: rows };
  }

  #square(a: Expr): void {
    const { rows, columns } = this.of(a);
    if (!unify(rows, columns) || settled(rows) === 1) throw new Misfit();
  }
}
