import type { Expr, Fold, Relation } from "../math/expr";

/** What one index of a big operator runs over: whole numbers, a set, or what the families have that it stands in. */
export interface Running {
  readonly index: string;
  readonly range:
    | { readonly kind: "between"; readonly from: Expr; readonly to: Expr }
    | { readonly kind: "in"; readonly set: Expr }
    | { readonly kind: "all" };
}

/** What the indices of a big operator run over, one after the other, and what has to hold of them. */
export interface Bounds {
  readonly each: readonly Running[];
  readonly where: readonly Relation[];
}

const conditions = new Set(["\\ne", "\\neq", "<", ">", "\\le", "\\leq", "\\ge", "\\geq", "\\notin"]);

/** What stands below and above a big operator; undefined where it is no range. */
export function boundsOf({ range, upper, bound }: Fold): Bounds | undefined {
  const each = new Map<string, Running>();
  const where: Relation[] = [];
  const take = (index: string, own: Running["range"]) => each.set(index, { index, range: own });
  for (const it of range) {
    if (it.kind === "symbol" && bound.includes(it.name)) continue;
    if (it.kind !== "relation") return undefined;
    const chain = chained(it);
    const found = chain ?? rangeIn(it, upper);
    if (found && (chain || found.indices.every((own) => bound.includes(own)))) {
      if (chain) for (const own of chain.indices) take(own, chain.range);
      else take(found.indices.join(", "), found.range);
      where.push(...(chain?.where ?? []));
    } else if (it.signs.every((sign) => conditions.has(sign))) where.push(it);
    else return undefined;
  }
  const named = new Set([...each.keys()].flatMap((it) => it.split(", ")));
  for (const it of bound) if (!named.has(it)) take(it, { kind: "all" });
  return { each: [...each.values()], where };
}

/** `1 \le i < j \le N`: all run from the first to the last, and of neighbours the sign between them holds. */
function chained({ signs, args }: Relation) {
  const indices = args.slice(1, -1);
  if (signs.length < 2 || !/^\\leq?$/.test(signs[0]!) || !signs.every((it) => /^(?:<|\\leq?)$/.test(it)))
    return undefined;
  if (!indices.every((it) => it.kind === "symbol")) return undefined;
  const last = args.at(-1)!;
  const to = signs.at(-1) === "<" ? less(last) : last;
  const where = indices
    .slice(1)
    .map((it, i): Relation => ({ kind: "relation", signs: [signs[i + 1]!], args: [indices[i]!, it] }));
  return { indices: indices.map((it) => it.name), range: { kind: "between", from: args[0]!, to } as const, where };
}

const less = (e: Expr): Expr => ({ kind: "apply", op: "add", args: [e, { kind: "apply", op: "neg", args: [one] }] });

/** `i = 1` below and `N` above, `i \in S`, `(i, j) \in P`. */
function rangeIn({ signs, args }: Relation, upper: Expr | undefined) {
  const [left, right] = args as [Expr, Expr];
  if (signs.length !== 1) return undefined;
  if (signs[0] === "=" && left.kind === "symbol" && upper && upper.kind !== "text")
    return { indices: [left.name], range: { kind: "between", from: right, to: upper } as const };
  if (signs[0] !== "\\in") return undefined;
  const indices = left.kind === "matrix" ? left.rows.flat() : [left];
  if (!indices.every((it) => it.kind === "symbol")) return undefined;
  return { indices: indices.map((it) => it.name), range: setOf(right) };
}

/** A set by its name; the whole numbers up to `K` for `[K]` and for `\{1, \dots, K\}`. */
function setOf(set: Expr): Running["range"] {
  const entries = set.kind === "matrix" ? set.rows.flat() : [];
  const isCounted = entries.length > 2 && entries.at(-2)?.kind === "text";
  if (isCounted) return { kind: "between", from: entries[0]!, to: entries.at(-1)! };
  if (set.kind === "symbol" && /^[NnKkMGTL]$/.test(set.name)) return { kind: "between", from: one, to: set };
  return { kind: "in", set };
}

const one: Expr = { kind: "number", value: 1, text: "1" };
