import { spanToHost } from "../../host/region";
import type { Expr } from "../../math/expr";
import { freeSymbols } from "../../math/symbols";
import { some, walk } from "../../math/walk";
import type { Span } from "../../text/span";
import { expressionsOf } from "../expressions";
import type { Formula } from "../formula";
import type { Model } from "../model";
import type { Definition, Statement } from "../read/statements";
import { remembering } from "../remember";
import type { Evidence } from "./evidence";
import { isHeldName, isObjectiveName, isParameterName } from "./names";

/** What the formulas show: arguments of losses, what is minimised over, gradients, subscripts of functions, updates. */
export function* formulaEvidence(model: Model): Generator<Evidence> {
  for (const { statements, origins, region } of model.formulas)
    for (const { span, ...it } of shownIn(statements, origins))
      yield { ...it, at: spanToHost(region, span ?? { from: 0, to: region.text.length }) };
}

/** Evidence with the place of its reason in the formula; undefined for the whole of it. */
type Shown = Omit<Evidence, "at"> & { readonly span: Span | undefined };

const shownIn = remembering((statements: readonly Statement[], origins: Formula["origins"]): readonly Shown[] => [
  ...statements.flatMap((it) => (it.kind === "definition" ? [...definitionEvidence(it)] : [])),
  ...expressionsOf({ statements }).flatMap((e) => expressionEvidence(e, origins)),
]);

function* definitionEvidence(it: Definition): Generator<Shown> {
  const { span } = it;
  if (/^\\(?:leftarrow|gets)$/.test(it.relation) && freeSymbols(it.value).has(it.name) && !stopsItself(it)) {
    const optimised = holdsGradient(it.value);
    yield { symbol: it.name, optimised, weight: "update", words: `${it.spelling} ${it.relation} …`, span };
  }
  if (isObjectiveName(it.name))
    for (const symbol of it.parameters ?? [])
      yield { symbol, optimised: !isHeldName(symbol), weight: "formula", words: it.spelling, span };
}

function expressionEvidence(e: Expr, origins: Formula["origins"]): readonly Shown[] {
  const found: Shown[] = [];
  const note = (part: Expr, symbol: string, words: string) =>
    found.push({ symbol, optimised: !isHeldName(symbol), weight: "formula", words, span: origins.get(part) });
  walk(e, (part) => {
    if (part.kind === "total" && isObjective(part.operand)) note(part, part.wrt, `\\nabla_{${part.wrt}}`);
    else if (part.kind === "call") {
      // `\ell(y, \hat y)` is a loss of data; a loss of parameters is rarely written so where it is used.
      if (isObjectiveName(part.fn) && !part.fn.startsWith("\\ell"))
        for (const it of part.args) if (it.kind === "symbol") note(part, it.name, `${part.fn}(${it.name})`);
      for (const symbol of subscripts(part)) note(part, symbol, `${part.fn}_{${symbol}}`);
    } else if (part.kind === "fold" && /^(?:arg)?(?:min|max)$|^(?:inf|sup)$/.test(part.op))
      for (const symbol of part.bound) if (isParameterName(symbol)) note(part, symbol, `${part.head}_{${symbol}}`);
    return true;
  });
  return found;
}

/** The arguments in a function's subscript that can be parameters: `f_\theta`, `q_{\phi_1}`. */
function subscripts(part: Extract<Expr, { kind: "call" }>): readonly string[] {
  if (!part.marks[0]?.endsWith("_{")) return [];
  const last = part.marks.findIndex((it, i) => i > 0 && it.includes("}"));
  return part.args
    .slice(0, last < 0 ? part.args.length : last)
    .flatMap((it) => (it.kind === "symbol" && /^\\/.test(it.name) && isParameterName(it.name) ? [it.name] : []));
}

/** Whether a gradient of the name is stopped in its own update, which then follows nothing: `E \gets \gamma E + (1 - \gamma) \mathrm{sg}(E)`. */
const stopsItself = ({ name, value }: Definition): boolean =>
  some(value, (it) => it.kind === "stop" && freeSymbols(it.operand).has(name));

const isObjective = (e: Expr): boolean =>
  (e.kind === "symbol" && isObjectiveName(e.name)) || (e.kind === "call" && isObjectiveName(e.fn));

const holdsGradient = (e: Expr): boolean =>
  some(
    e,
    (it) =>
      it.kind === "total" ||
      it.kind === "partial" ||
      (it.kind === "symbol" && it.name === "\\nabla") ||
      (it.kind === "opaque" && /\\nabla|\\partial/.test(it.latex)),
  );
