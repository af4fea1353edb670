import { equal } from "../math/equal";
import type { Expr, Stop } from "../math/expr";
import { latex } from "../math/latex";
import { children, some } from "../math/walk";
import { expressionsOf } from "../model/expressions";
import { factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { placeOf } from "../model/places";
import { stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import { summandsOf } from "../model/summands";
import type { Finding, Fix, Rule } from "./rule";
import page from "./swapped-sides.md";

/** The commitment term holds the encoder, or the codebook term the code: each on the side that it should move. */
export const swappedSides: Rule = {
  id: "swapped-sides",
  severity: "off",
  page,
  *check(model) {
    for (const formula of model.formulas) {
      if (formula.stops.length < 2) continue;
      for (const e of expressionsOf(formula)) {
        const terms = summandsOf(e).flatMap(({ term }) => pairIn(term));
        for (const commitment of terms) {
          const codebook = terms.find((it) => it.weight < commitment.weight && isPair(it, commitment));
          const code = codebook && codeOf(model, commitment);
          if (code && equal(commitment.moving, code)) yield finding(model, formula, commitment, codebook);
        }
      }
    }
  },
};

/** A distance between something that is held and something that moves. */
interface Pair {
  readonly term: Expr;
  readonly held: Stop;
  readonly moving: Expr;
  /** What stands before it: nothing, a number, or a weight such as `\beta`. */
  readonly weight: 0 | 1 | 2;
}

function pairIn(term: Expr): readonly Pair[] {
  const factors = term.kind === "apply" && term.op === "mul" ? term.args : [term];
  const distance = factors.find((it) => it.kind === "apply" && /^(?:norm2|norm|pow|abs|sqrt)$/.test(it.op));
  const sides = distance ? sidesOf(distance) : undefined;
  const weight = weightOf(factors.filter((it) => it !== distance));
  if (!sides || weight === undefined) return [];
  const [a, b] = sides;
  if (a.kind === "stop" && b.kind !== "stop") return [{ term, held: a, moving: b, weight }];
  return b.kind === "stop" && a.kind !== "stop" ? [{ term, held: b, moving: a, weight }] : [];
}

/** How much is said by factors that are made of numbers and names alone; undefined where they are made of anything else. */
function weightOf(factors: readonly Expr[]): Pair["weight"] | undefined {
  const isPlain = (it: Expr) => it.kind !== "apply" || /^(?:mul|div|neg)$/.test(it.op);
  if (factors.some((it) => some(it, (part) => part.kind === "call" || !isPlain(part)))) return undefined;
  if (factors.some((it) => some(it, (part) => part.kind === "symbol"))) return 2;
  return factors.length > 0 ? 1 : 0;
}

/** The two sides of a difference under a distance. */
function sidesOf(e: Expr): readonly [Expr, Expr] | undefined {
  if (e.kind !== "apply") return undefined;
  if (e.op !== "add") return e.args[0] ? sidesOf(e.args[0]) : undefined;
  const [a, b] = e.args.map((it) => (it.kind === "apply" && it.op === "neg" ? it.args[0]! : it)) as [Expr, Expr];
  return e.args.length === 2 ? [a, b] : undefined;
}

const isPair = (a: Pair, b: Pair): boolean => equal(a.held.operand, b.moving) && equal(b.held.operand, a.moving);

/** Which of the two sides is the code: by what the text calls it, else by its name. */
function codeOf(model: Model, { held, moving }: Pair): Expr | undefined {
  const sides = [held.operand, moving];
  const codes = sides.filter((it) => isCode(model, it));
  return codes.length === 1 ? codes[0] : undefined;
}

function isCode(model: Model, e: Expr): boolean {
  const name = e.kind === "symbol" ? e.name : e.kind === "call" ? e.fn : "";
  if (/^(?:\\(?:mathbf|bm|boldsymbol)\s*\{?)?(?:e(?![A-Za-z])|z_\{?q|[qc](?![A-Za-z]))/.test(name)) return true;
  const written = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return (
    name !== "" &&
    new RegExp(`\\b(?:code|codebook|codeword|embedding|prototype)s?\\b[^.$]{0,30}\\$\\s*${written}`, "i").test(
      model.source.text,
    )
  );
}

function finding(model: Model, formula: Formula, commitment: Pair, codebook: Pair): Finding {
  const style = styleOf(model, factsAt(model, formula.region.span.from));
  const code = latex(commitment.moving, style);
  const encoder = latex(commitment.held.operand, style);
  const at = placeOf(formula, commitment.held) ?? formula.region.span;
  const other = placeOf(formula, codebook.held);
  return {
    at,
    message: `the weighted commitment term moves the code ${code} and holds the encoder's ${encoder}, the codebook term the other way round — swap the sides that are stopped`,
    related: other ? [{ at: other, message: "the stop of the codebook term" }] : [],
    fixes: [swap(model, formula, commitment), swap(model, formula, codebook)].every((it) => it !== undefined)
      ? [both(model, formula, commitment, codebook)]
      : [],
    unnecessary: false,
  };
}

function both(model: Model, formula: Formula, a: Pair, b: Pair): Fix {
  return {
    title: "Swap the sides that are stopped (changes the gradient)",
    keeps: false,
    edits: () => [...(swap(model, formula, a) ?? []), ...(swap(model, formula, b) ?? [])],
  };
}

/** The edits that move a term's stop to its other side. */
function swap(model: Model, formula: Formula, { held, moving }: Pair) {
  const stop = stopsOf(model).find((it) => it.site.expr === held);
  const to = placeOf(formula, moving);
  if (!stop || !to || stop.site.macro || children(moving).some((it) => it.kind === "stop")) return undefined;
  const { text } = model.source;
  const [before, after] = [
    text.slice(stop.whole.from, stop.argument.from),
    text.slice(stop.argument.to, stop.whole.to),
  ];
  return [
    { span: stop.whole, text: text.slice(stop.argument.from, stop.argument.to) },
    { span: to, text: before + text.slice(to.from, to.to) + after },
  ];
}
