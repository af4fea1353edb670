import type { Apply, Binder, Call, Expr, Partial } from "./expr";

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

const functions: Readonly<Record<string, string>> = {
  sigmoid: "\\operatorname{sigmoid}",
  softplus: "\\operatorname{softplus}",
  relu: "\\operatorname{ReLU}",
};

/** How tightly an expression binds: a sum least, a letter most. */
enum Tight {
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
        return [`\\nabla_{${e.wrt}} ${this.#operand(e.operand)}`, Tight.Prefix];
      case "score":
        return this.#print(e.operand);
      case "expect":
        return [`${e.head}\\left[ ${this.at(e.body, Tight.Sum)} \\right]`, Tight.Power];
      case "at":
        return [
          `\\left.${this.at(e.operand, Tight.Sum)}\\right|_{${e.symbol} = ${this.at(e.value, Tight.Sum)}}`,
          Tight.Atom,
        ];
      case "opaque":
        return [e.latex, Tight.Sum];
    }
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
        return [this.#function(functions[e.op] ?? `\\${e.op}`, a), Tight.Prefix];
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

/** What an expectation's binder is written as. */
export const binderLatex = (it: Binder, style: Style = plainStyle): string =>
  it.density ? `${it.symbol} \\sim ${latex(it.density, style)}` : it.symbol;
