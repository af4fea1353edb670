import type { Apply, Binder, Call, Cases, Expr, Fold, Matrix, Partial, Relation } from "./expr";
import { nameOf } from "./operators";

/** What the printer has to be told of a document. */
export interface Style {
  /** A stop in the document's notation. */
  stop(symbols: readonly string[] | undefined, term: string): string;
  /** Whether a symbol that is written in a partial derivative depends on its variable, so that `\nabla` would say too much. */
  coupled(e: Partial): boolean;
}

/** Stops as `\bot`, derivatives as `\nabla`. */
export const plainStyle: Style = {
  stop: (symbols, term) =>
    symbols ? `\\bot_{${symbols.join(", ")}}\\left[${term}\\right]` : `\\bot\\left[${term}\\right]`,
  coupled: () => false,
};

/** How tightly an expression binds: a relation least, a letter most. */
enum Tight {
  Relation = 0,
  Sum = 1,
  Product = 2,
  Prefix = 3,
  Power = 4,
  Atom = 5,
}

/** The expression as LaTeX that reads back as the same expression. */
export function latex(e: Expr, style: Style = plainStyle): string {
  return new Printer(style).at(e, Tight.Sum);
}

class Printer {
  constructor(readonly style: Style) {}

  at(e: Expr, least: Tight): string {
    const [text, tight] = this.#print(e);
    return tight < least ? `\\left(${text}\\right)` : text;
  }

  #print(e: Expr): readonly [string, Tight] {
    switch (e.kind) {
      case "number":
        return [e.text, e.value < 0 ? Tight.Sum : Tight.Atom];
      case "symbol":
        return [e.name, Tight.Power];
      case "apply":
        return this.#apply(e);
      case "call":
        return [this.#call(e), Tight.Power];
      case "stop":
        return [this.style.stop(e.symbols, this.at(e.operand, Tight.Sum)), Tight.Power];
      case "partial":
        return [
          e.wrt.map((it) => `\\${this.style.coupled(e) ? "partial" : "nabla"}_{${it}} `).join("") +
            this.#operand(e.operand),
          Tight.Prefix,
        ];
      case "slot":
        return [this.#slot(e), Tight.Prefix];
      case "total":
        return [`${derivative(e.wrt, e.sign)} ${this.#operand(e.operand)}`, Tight.Prefix];
      case "score":
        return this.#print(e.operand);
      case "expect":
        return [`${e.head}\\left[ ${this.at(e.body, Tight.Sum)} \\right]`, Tight.Power];
      case "at":
        return [
          `\\left.${this.at(e.operand, Tight.Sum)}\\right|_{${e.symbol} = ${this.at(e.value, Tight.Sum)}}`,
          Tight.Atom,
        ];
      case "fold":
        return [this.#fold(e), Tight.Product];
      case "matrix":
        return [this.#matrix(e), Tight.Atom];
      case "cases":
        return [this.#cases(e), Tight.Atom];
      case "relation":
        return [this.#relation(e), Tight.Relation];
      case "text":
        return [e.latex, Tight.Atom];
      case "opaque":
        return [e.latex, Tight.Sum];
    }
  }

  #list = (parts: readonly Expr[]): string => parts.map((it) => this.at(it, Tight.Relation)).join(", ");

  #fold(e: Fold): string {
    const below = e.range.length > 0 ? `_{${this.#list(e.range)}}` : "";
    const above = e.upper ? `^{${this.at(e.upper, Tight.Relation)}}` : "";
    const body = this.at(e.body, e.op.startsWith("arg") ? Tight.Sum : Tight.Product);
    const over = e.op === "integral" ? e.bound.map((it) => ` \\, d ${it}`).join("") : "";
    return `${e.head}${below}${above} ${body}${over}`;
  }

  #matrix({ open, close, rows }: Matrix): string {
    const grid = open.startsWith("\\begin");
    const inside = rows
      .map((row) => (grid ? row.map((it) => this.at(it, Tight.Relation)).join(" & ") : this.#list(row)))
      .join(grid ? " \\\\ " : "; ");
    return grid ? `${open} ${inside} ${close}` : `\\left${open} ${inside} \\right${close}`;
  }

  #cases({ branches }: Cases): string {
    const lines = branches.map(({ value, condition }) => {
      const left = this.at(value, Tight.Sum);
      return condition ? `${left} & ${this.at(condition, Tight.Relation)}` : left;
    });
    return `\\begin{cases} ${lines.join(" \\\\ ")} \\end{cases}`;
  }

  #relation({ signs, args }: Relation): string {
    return args.map((it, i) => (i === 0 ? "" : ` ${signs[i - 1]} `) + this.at(it, Tight.Sum)).join("");
  }

  /** What a derivative is taken of: a name, a function or its logarithm stand bare, all else in brackets. */
  #operand(e: Expr): string {
    const bare =
      ["symbol", "call", "stop", "total", "partial", "expect"].includes(e.kind) ||
      (e.kind === "apply" && e.op === "log");
    return bare ? this.at(e, Tight.Sum) : `\\left[${this.at(e, Tight.Sum)}\\right]`;
  }

  #slot(e: Extract<Expr, { kind: "slot" }>): string {
    const indices: number[] = [];
    let call: Expr = e;
    while (call.kind === "slot") {
      indices.push(call.index + 1);
      call = call.operand;
    }
    return `${indices.map((it) => `\\partial_{${it}} `).join("")}${this.#call(call)}`;
  }

  #call(e: Call): string {
    return e.fn + e.args.map((it, i) => e.marks[i]! + this.at(it, Tight.Sum)).join("") + e.marks.at(-1)!;
  }

  #apply(e: Apply): readonly [string, Tight] {
    const [a, b] = e.args as [Expr, Expr];
    switch (e.op) {
      case "add":
        return [this.#sum(e.args), Tight.Sum];
      case "neg":
        return [`-${this.at(a, Tight.Product)}`, Tight.Sum];
      case "mul":
        return [this.#product(e.args), Tight.Product];
      case "div":
        return [`\\frac{${this.at(a, Tight.Sum)}}{${this.at(b, Tight.Sum)}}`, Tight.Power];
      case "pow":
        return [`${this.at(a, Tight.Power)}^{${this.at(b, Tight.Sum)}}`, Tight.Power - 1];
      case "norm2":
        return [`\\left\\|${this.at(a, Tight.Sum)}\\right\\|^2`, Tight.Prefix];
      case "abs":
        return [`\\left|${this.at(a, Tight.Sum)}\\right|`, Tight.Atom];
      case "sqrt":
        return [`\\sqrt{${this.at(a, Tight.Sum)}}`, Tight.Atom];
      default:
        return this.#named(e, a, b);
    }
  }

  #named(e: Apply, a: Expr, b: Expr): readonly [string, Tight] {
    const list = () => this.#list(e.args);
    switch (e.op) {
      case "norm":
        return [
          `\\left\\|${this.at(a, Tight.Sum)}\\right\\|${e.args.length > 1 ? `_{${this.at(b, Tight.Sum)}}` : ""}`,
          Tight.Atom,
        ];
      case "inner":
        return [`\\left\\langle ${list()} \\right\\rangle`, Tight.Atom];
      case "hadamard":
      case "infix":
        return [
          `${this.at(a, Tight.Prefix)} ${e.head ?? "\\odot"} ${this.at(b, Tight.Prefix)}`,
          e.op === "infix" ? Tight.Sum : Tight.Product,
        ];
      case "transpose":
        return [`${this.at(a, Tight.Power)}^{${e.head ?? "\\top"}}`, Tight.Power - 1];
      case "floor":
      case "ceil":
        return [`\\left\\l${e.op} ${this.at(a, Tight.Sum)} \\right\\r${e.op}`, Tight.Atom];
      case "factorial":
        return [`${this.at(a, Tight.Atom)}!`, Tight.Power - 1];
      case "percent":
        return [`${this.at(a, Tight.Atom)}\\%`, Tight.Power - 1];
      case "logbase":
        return [this.#function(`${e.head ?? "\\log"}_{${this.at(b, Tight.Sum)}}`, a), Tight.Prefix];
      case "gradient":
        return [`${e.head ?? "\\nabla"} ${this.#operand(a)}`, Tight.Prefix];
      case "kl":
        return [
          `${e.head ?? "D_{\\mathrm{KL}}"}\\left(${this.at(a, Tight.Sum)} \\,\\|\\, ${this.at(b, Tight.Sum)}\\right)`,
          Tight.Power,
        ];
      default: {
        const name = nameOf(e);
        return e.args.length === 1
          ? [this.#function(name, a), Tight.Prefix]
          : [`${name}\\left(${list()}\\right)`, Tight.Prefix];
      }
    }
  }

  #function(name: string, a: Expr): string {
    return a.kind === "call" ? `${name} ${this.#call(a)}` : `${name}\\left(${this.at(a, Tight.Sum)}\\right)`;
  }

  #sum(terms: readonly Expr[]): string {
    return terms
      .map((it, i) => {
        if (it.kind === "apply" && it.op === "neg")
          return `${i === 0 ? "-" : " - "}${this.at(it.args[0]!, Tight.Product)}`;
        return `${i === 0 ? "" : " + "}${this.at(it, Tight.Sum + (i === 0 ? 0 : 1))}`;
      })
      .join("");
  }

  #product(factors: readonly Expr[]): string {
    let out = "";
    factors.forEach((it, i) => {
      const text = this.at(it, Tight.Prefix);
      out += i === 0 ? text : /\d$/.test(out) && /^[\d.]/.test(text) ? ` \\cdot ${text}` : ` ${text}`;
    });
    return out;
  }
}

/** A derivative's operator: `\\nabla_\\phi`, `\\frac{d}{d t}`. */
const derivative = (wrt: string, sign: string | undefined): string =>
  sign === undefined ? `\\nabla_{${wrt}}` : `\\frac{${sign}}{${sign} ${wrt}}`;

/** What an expectation's binder is written as. */
export const binderLatex = (it: Binder, style: Style = plainStyle): string =>
  it.density ? `${it.symbol} \\sim ${latex(it.density, style)}` : it.symbol;
