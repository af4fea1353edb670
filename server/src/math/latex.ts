import { argumentsOf, called, scriptsOf } from "./arguments";
import { derivativeTight, isBare, reachesOn } from "./derivative-tight";
import type { Apply, Binder, Call, Cases, Expr, Fold, Matrix, Partial, Relation, Slot, Stop } from "./expr";
import { looksApplied } from "./looks-applied";
import { repeated, runs } from "./nabla";
import { functionPower, operatorLatex } from "./operators";
import { Tight } from "./tight";

/** What the printer has to be told of a document. */
export interface Style {
  /** A stop in the document's notation; a term that is no single factor needs a bracket that is seen. */
  stop(symbols: readonly string[] | undefined, term: string, isFactor: boolean): string;
  /** Whether a symbol that is written in a partial derivative depends on its variable, so that `\nabla` would say too much. */
  coupled(e: Partial): boolean;
  /** Whether a name is read as a function where a bracket follows it. */
  applied(name: string): boolean;
}

/** Stops as `\bot`, derivatives as `\nabla`. */
export const plainStyle: Style = {
  stop: (symbols, term) =>
    symbols ? `\\bot_{${symbols.join(", ")}}\\left[${term}\\right]` : `\\bot\\left[${term}\\right]`,
  coupled: () => false,
  applied: () => false,
};

/** The expression as LaTeX that reads back as the same expression. */
export function latex(e: Expr, style: Style = plainStyle): string {
  return new Printer(style).at(e, Tight.List);
}

class Printer {
  constructor(readonly style: Style) {}

  at = (e: Expr, least: Tight): string => {
    const [text, tight] = this.#print(e);
    if (tight >= least) return text;
    if (tight === Tight.List) return `{${text}}`;
    return least === Tight.Atom && isScripted(e) ? `{${text}}` : `\\left(${text}\\right)`;
  };

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
        return this.#stop(e);
      case "partial":
        return [this.#partial(e), derivativeTight(e)];
      case "slot":
        return [this.#slot(e), Tight.Prefix];
      case "total": {
        const { operand, written } = repeated(e);
        return [`${written} ${this.#operand(operand)}`, derivativeTight(e)];
      }
      case "score":
        return this.#print(e.operand);
      case "expect":
        return [`${e.head || this.#mean(e.binders)}\\left[ ${this.at(e.body, Tight.List)} \\right]`, Tight.Power];
      case "at":
        return [
          `\\left.${this.at(e.operand, Tight.Sum)}\\right|_{${e.symbol} = ${this.at(e.value, Tight.Sum)}}`,
          Tight.Atom,
        ];
      case "fold":
        return this.#fold(e);
      case "matrix":
        return [this.#matrix(e), e.open === "" ? Tight.List : Tight.Atom];
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

  /** A stop; one that ends in a superscript takes no second one. */
  #stop({ symbols, operand }: Stop): readonly [string, Tight] {
    const [, tight] = this.#print(operand);
    const text = this.style.stop(symbols, this.at(operand, Tight.List), tight >= Tight.Power);
    return [text, isRaised(text) ? Tight.Prefix : Tight.Power];
  }

  #mean(binders: readonly Binder[]): string {
    const list = binders.map((it) => binderLatex(it, this.style)).join(", ");
    return list === "" ? "\\mathbb{E}" : `\\mathbb{E}_{${list}}`;
  }

  #partial(e: Partial): string {
    const sign = e.sign ?? (this.style.coupled(e) ? "\\partial" : "\\nabla");
    if (sign === "\\nabla") return runs(e.wrt) + this.#operand(e.operand);
    return e.wrt.map((it) => `${sign}_{${it}} `).join("") + this.#operand(e.operand);
  }

  /** What a derivative is taken of: a name, a function or its logarithm stand bare, all else in brackets. */
  #operand(e: Expr): string {
    return isBare(e) ? this.at(e, Tight.Sum) : `\\left[${this.at(e, Tight.Relation)}\\right]`;
  }

  #slot(e: Slot): string {
    if (e.operand.kind === "slot") return this.#partialIn(e) + this.#slot(e.operand);
    return this.#partialIn(e) + this.#call(e.operand);
  }

  /** `\partial_2 Q_\phi(s, a)`: arguments are counted in the brackets, and one in a script is named. */
  #partialIn(e: Slot): string {
    const scripts = scriptsOf(called(e));
    const inBrackets = scripts.slice(0, e.index + 1).filter((it) => it === undefined).length;
    return `\\partial_{${scripts[e.index] ? this.at(argumentsOf(e)[e.index]!, Tight.List) : inBrackets}} `;
  }

  #call(e: Call): string {
    return e.fn + e.args.map((it, i) => e.marks[i]! + this.at(it, Tight.Relation)).join("") + e.marks.at(-1)!;
  }

  #list = (parts: readonly Expr[]): string => parts.map((it) => this.at(it, Tight.Relation)).join(", ");

  #fold(e: Fold): readonly [string, Tight] {
    const below = e.range.length > 0 ? `_{${this.#list(e.range)}}` : "";
    const above = e.upper ? `^{${this.at(e.upper, Tight.List)}}` : "";
    if (e.op === "family") return [`${this.at(e.body, Tight.Atom)}${below}${above}`, Tight.Power];
    if (e.op === "integral") {
      const over = e.bound.map((it) => ` \\, d ${it}`).join("");
      return [`${e.head}${below}${above} ${this.at(e.body, Tight.Sum)}${over}`, Tight.Product];
    }
    if (e.op === "other" && !/^\\(?:big|i{0,3}int|oint|idotsint|coprod|lim|Pr)/.test(e.head))
      return [`${e.head}${below}${above}\\left[${this.at(e.body, Tight.List)}\\right]`, Tight.Power];
    const whole = e.op.startsWith("arg");
    const bare = this.at(e.body, whole ? Tight.Sum : Tight.Product);
    // `\int f \, \mathrm{d} \alpha(x)`: a measure is no differential.
    const body = /int$/.test(e.head) && /(?:^| )(?:d|\\mathrm\{d\}) /.test(bare) ? `\\left(${bare}\\right)` : bare;
    return [`${e.head}${below}${above} ${body}`, whole ? Tight.Relation : Tight.Product];
  }

  #matrix({ open, close, rows }: Matrix): string {
    const grid = open.startsWith("\\begin");
    const lines = rows.map((row) => (grid ? row.map((it) => this.at(it, Tight.List)).join(" & ") : this.#list(row)));
    const inside = lines.join(grid ? " \\\\ " : "; ");
    if (grid) return `${open} ${inside} ${close}`;
    return open === "" ? inside : `\\left${open} ${inside} \\right${close}`;
  }

  #cases({ branches }: Cases): string {
    const rest = branches.some((it) => it.condition) ? " & \\text{otherwise}" : "";
    const lines = branches.map(({ value, condition }) => {
      const left = this.at(value, Tight.List) || "{}";
      return condition ? `${left} & ${this.at(condition, Tight.List)}` : `${left}${rest}`;
    });
    return `\\begin{cases} ${lines.join(" \\\\ ")} \\end{cases}`;
  }

  #relation({ signs, args }: Relation): string {
    if (/^(?:\||\\mid)$/.test(signs[0]!) && signs.length === 1)
      return args.map((it) => this.at(it, Tight.List)).join(` ${signs[0]} `);
    return args.map((it, i) => (i === 0 ? "" : `${signs[i - 1]} `) + this.at(it, Tight.Sum)).join(" ");
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
        return [`\\frac{${this.at(a, Tight.List)}}{${this.at(b, Tight.List)}}`, Tight.Power];
      case "pow":
        return functionPower(a, b, this.at) ?? [`${this.#base(a)}^{${this.at(b, Tight.List)}}`, Tight.Power - 1];
      case "transpose":
        return [`${this.#base(a)}^{${e.head ?? "\\top"}}`, Tight.Power];
      case "gradient":
        return [`${e.head ?? "\\nabla"} ${this.#operand(a)}`, derivativeTight(e)];
      default:
        return operatorLatex(e, this.at);
    }
  }

  /** What has an exponent; a name with a superscript of its own stands in braces. */
  #base(e: Expr): string {
    const text = this.at(e, e.kind === "apply" && e.op === "div" ? Tight.Atom : Tight.Power);
    return isScripted(e) ? `{${text}}` : text;
  }

  #sum(terms: readonly Expr[]): string {
    return terms
      .map((it, i) => {
        if (it.kind === "apply" && it.op === "neg")
          return `${i === 0 ? "-" : " - "}${this.at(it.args[0]!, Tight.Product)}`;
        return `${i === 0 ? "" : " + "}${this.at(it, i === 0 && !(it.kind === "apply" && it.op === "add") ? Tight.Sum : Tight.Product)}`;
      })
      .join("");
  }

  /** Factors side by side; a big operator or a derivative before the last one stands in brackets, since it would take what follows. */
  #product(factors: readonly Expr[]): string {
    let out = "";
    let before = "";
    factors.forEach((it, i) => {
      const last = i === factors.length - 1;
      const text =
        it.kind === "text" && it.latex === ""
          ? "{}"
          : this.at(it, last && reachesOn(it) ? Tight.Product : Tight.Prefix);
      const digits = /\d$/.test(before.slice(-1)) && /^[\d.]/.test(text);
      // `\Delta t` is one change.
      const dotted =
        i > 0 &&
        (digits ||
          before === "\\Delta" ||
          (text.startsWith("\\left(") && looksApplied(factors[i - 1]!, it, this.style.applied)));
      before = text;
      out += i === 0 ? text : dotted ? ` \\cdot ${text}` : ` ${text}`;
    });
    return out;
  }
}

/** Whether a text ends with a superscript in braces. */
const isRaised = (text: string): boolean => /\^\{(?:[^{}]|\{[^{}]*\})*\}$/.test(text);

/** Whether a second superscript would collide with one that is there. */
const isScripted = (e: Expr): boolean =>
  (e.kind === "symbol" && /\^|'/.test(e.name)) ||
  (e.kind === "call" &&
    !/[)\]]$/.test(e.marks.at(-1)!) &&
    (e.fn.includes("^") || e.marks.some((it) => it.includes("^")))) ||
  (e.kind === "apply" && /^(?:transpose|element)$/.test(e.op)) ||
  (e.kind === "fold" && e.op === "family");

/** What an expectation's binder is written as. */
export const binderLatex = (it: Binder, style: Style = plainStyle): string =>
  it.density ? `${it.symbol} \\sim ${latex(it.density, style)}` : it.symbol;
