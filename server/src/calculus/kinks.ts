import { number } from "../math/build";
import type { Expr } from "../math/expr";
import { structure } from "../math/structure";
import { children } from "../math/walk";
import { applyDefinition, type Facts } from "./facts";
import { waysFrom } from "./ways";

/** Where two sides are equal, an expression jumps or has no derivative. */
export interface Kink {
  readonly of: Expr;
  readonly left: Expr;
  readonly right: Expr;
}

/** A part of a formula, and what no gradient goes through there. */
interface Part {
  readonly e: Expr;
  readonly blocked: readonly string[];
}

/**
 * The places where a formula is not differentiable as it is written, through definitions: |a| at a = 0, max(a, b) at a = b; only
 * those through which a gradient in one of the variables passes.
 */
export function kinksOf(e: Expr, facts: Facts, variables: readonly string[]): readonly Kink[] {
  const found = new Map<string, Kink>();
  for (const part of partsOf(e, facts)) {
    const kink = kinkAt(part.e);
    if (kink && passes(part, facts, variables)) found.set(structure(part.e), kink);
  }
  return [...found.values()];
}

/** Whether a formula may be one function here and another one there: by cases, or with a kink. */
export function isInPieces(e: Expr, facts: Facts): boolean {
  for (const { e: part } of partsOf(e, facts)) if (part.kind === "cases" || kinkAt(part)) return true;
  return false;
}

/** Every part of an expression, through definitions. */
function* partsOf(e: Expr, facts: Facts): Generator<Part> {
  const seen = new Set<string>();
  const pending: Part[] = [{ e, blocked: [] }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const key = `${structure(part.e)}|${part.blocked.join(",")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield part;
    pending.push(...below(part, facts));
  }
}

/** Whether a gradient in one of the variables passes a part. */
function passes({ e, blocked }: Part, facts: Facts, variables: readonly string[]): boolean {
  const { open } = waysFrom({ kind: "stop", symbols: blocked, operand: e }, facts);
  return variables.some((it) => open.has(it));
}

function below({ e, blocked }: Part, facts: Facts): readonly Part[] {
  const within = (parts: readonly Expr[], more: readonly string[] = []): readonly Part[] =>
    parts.map((it) => ({ e: it, blocked: [...new Set([...blocked, ...more])].sort() }));
  if (e.kind === "stop") return e.symbols ? within([e.operand], e.symbols) : [];
  if (e.kind === "symbol") return blocked.includes(e.name) ? [] : within([facts.symbol(e.name) ?? []].flat());
  const body = e.kind === "call" ? applyDefinition(e, facts) : undefined;
  return within(body ? [body] : children(e));
}

function kinkAt(e: Expr): Kink | undefined {
  if (e.kind !== "apply") return undefined;
  const [left, right] = e.args as [Expr, Expr | undefined];
  switch (e.op) {
    case "abs":
    case "relu":
    case "norm":
    case "sign":
      return { of: e, left, right: number(0) };
    case "max":
    case "min":
      return right && { of: e, left, right: e.args.length === 2 ? right : { ...e, args: e.args.slice(1) } };
    default:
      return undefined;
  }
}
