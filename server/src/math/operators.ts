import type { Apply, Expr } from "./expr";
import { Tight } from "./tight";

/** Prints a part where something at least that tight has to stand. */
type Print = (e: Expr, least: Tight) => string;
/** Text and how tightly it binds. */
type Printed = readonly [string, Tight];

const names: Readonly<Record<string, string>> = {
  arcsinh: "\\operatorname{arcsinh}",
  arccosh: "\\operatorname{arccosh}",
  arctanh: "\\operatorname{arctanh}",
  sigmoid: "\\operatorname{sigmoid}",
  softplus: "\\operatorname{softplus}",
  relu: "\\operatorname{ReLU}",
  softmax: "\\operatorname{softmax}",
  logsumexp: "\\operatorname{logsumexp}",
  trace: "\\operatorname{tr}",
  entropy: "H",
  variance: "\\operatorname{Var}",
  covariance: "\\operatorname{Cov}",
  sign: "\\operatorname{sign}",
  gamma: "\\Gamma",
  kl: "D_{\\mathrm{KL}}",
};
const sumLike = /^\\(?:pm|mp|oplus|ominus|cup|cap|setminus|smallsetminus|sqcup|sqcap|uplus|triangle|bigtriangleup)$/;

/** An operator on its arguments; sums, products, quotients and what has an exponent aside. */
export function operatorLatex(e: Apply, print: Print): Printed {
  const [a, b] = e.args as [Expr, Expr];
  const inside = (it: Expr) => print(it, Tight.Relation);
  switch (e.op) {
    case "norm2":
      return [`\\left\\|${inside(a)}\\right\\|${e.head ? `_${e.head}` : ""}^2`, Tight.Prefix];
    case "norm":
      return [`\\left\\|${inside(a)}\\right\\|${b ? `_{${print(b, Tight.List)}}` : ""}`, Tight.Atom];
    case "abs":
      return [`\\left|${inside(a)}\\right|`, Tight.Atom];
    case "exp":
      return e.head ? [`${e.head}^{${print(a, Tight.List)}}`, Tight.Power - 1] : named(e, print);
    case "sqrt":
      return [`\\sqrt{${inside(a)}}`, Tight.Atom];
    case "inner":
      return [`\\left\\langle ${e.args.map(inside).join(", ")} \\right\\rangle`, Tight.Atom];
    case "floor":
    case "ceil":
      return [`\\left\\l${e.op} ${inside(a)} \\right\\r${e.op}`, Tight.Atom];
    case "round":
      return [`\\left\\lfloor ${inside(a)} \\right\\rceil`, Tight.Atom];
    case "hadamard":
    case "infix":
      return infix(e, a, b, print);
    case "factorial":
      return [`${print(a, Tight.Atom)}!`, Tight.Power];
    case "percent":
      return [`${print(a, Tight.Atom)}\\%`, Tight.Power];
    case "element":
      return [element(e, a, b, print), Tight.Power];
    case "prefix":
      return prefixed(`${e.head}`, a, print);
    case "logbase":
      return [call(`${e.head ?? "\\log"}_{${print(b, Tight.List)}}`, a, print), Tight.Prefix];
    case "kl":
      return [`${nameOf(e)}\\left(${inside(a)} \\,\\|\\, ${inside(b)}\\right)`, Tight.Power];
    default:
      return named(e, print);
  }
}

/** `\pm x`, `\Delta x`: a sign binds as one, an operator as a function does. */
function prefixed(head: string, argument: Expr, print: Print): Printed {
  if (/^\\[pm]+$/.test(head)) return [`${head} ${print(argument, Tight.Product)}`, Tight.Sum];
  const isOperator = /^\\(?:Delta|Box|Diamond|square|lozenge)$/.test(head);
  return [`${head} ${print(argument, Tight.Power)}`, isOperator ? Tight.Prefix : Tight.Sum];
}

function named(e: Apply, print: Print): Printed {
  const [a] = e.args as [Expr];
  const elementary = e.args.length === 1 && !/^(?:max|min)$/.test(e.op);
  if (elementary && e.head === undefined) return [call(nameOf(e), a, print), Tight.Prefix];
  const list = e.args.map((it) => print(it, Tight.Relation)).join(", ");
  return [`${nameOf(e)}\\left(${list}\\right)`, elementary ? Tight.Prefix : Tight.Power];
}

const squared: ReadonlySet<string> = new Set("sin cos tan cot sec csc sinh cosh tanh coth log".split(" "));

/** A whole power of a function, its exponent on the name: `\sin^{2}(x)`; undefined for any other power. */
export function functionPower(base: Expr, exponent: Expr, print: Print): Printed | undefined {
  const whole = exponent.kind === "number" && Number.isInteger(exponent.value) && exponent.value > 1;
  if (!whole || base.kind !== "apply" || !squared.has(base.op) || base.head !== undefined) return undefined;
  return [call(`${nameOf(base)}^{${exponent.text}}`, base.args[0]!, print), Tight.Prefix];
}

function infix(e: Apply, a: Expr, b: Expr, print: Print): Printed {
  const head = e.head ?? "\\odot";
  const level = sumLike.test(head) ? Tight.Sum : Tight.Product;
  const left = a.kind === "fold" && level === Tight.Product ? Tight.Prefix : level;
  return [`${print(a, left)} ${head} ${print(b, level === Tight.Sum ? Tight.Product : Tight.Prefix)}`, level];
}

/** A base in braces where it is nothing or has a script of its own that a second one would collide with. */
function element(e: Apply, a: Expr, b: Expr, print: Print): string {
  if (e.head === "'") return `${print(a, Tight.Atom)}'`;
  const script = print(b, Tight.List);
  return e.head === "|_"
    ? `\\left.${print(a, Tight.Relation)}\\right|_{${script}}`
    : `${a.kind === "text" ? `{${a.latex}}` : print(a, Tight.Atom)}${e.head}{${script}}`;
}

/** A function on one argument: a call stands bare, all else in brackets. */
const call = (name: string, a: Expr, print: Print): string =>
  a.kind === "call" ? `${name} ${print(a, Tight.Power)}` : `${name}\\left(${print(a, Tight.Relation)}\\right)`;

/** The name of an operator that stands before its arguments: as the document writes it, else as LaTeX has it. */
const nameOf = (e: Apply): string => e.head ?? names[e.op] ?? `\\${e.op}`;
