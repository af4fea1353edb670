import type { Facts } from "../calculus/facts";
import { NoNumber } from "../calculus/no-number";
import { reach, withDefinitions } from "../calculus/reach";
import type { World } from "../calculus/world";
import type { Expr, Fold } from "../math/expr";
import { memberOf } from "../math/member";
import { freeSymbols } from "../math/symbols";
import { children, walk } from "../math/walk";

/** The sums, the products and what else of two sides decides whether numbers can judge them. */
interface Counted {
  readonly folds: readonly Fold[];
  readonly expects: boolean;
}

/** Whether the sums and products of both sides of an equality run over what numbers can be put in for. */
export function areCountable(left: Expr, right: Expr, facts: Facts): boolean {
  const [a, b] = [countedIn(left, facts), countedIn(right, facts)];
  const folds = [...a.folds, ...b.folds];
  if (folds.length === 0) return true;
  // A sample average is an estimate, and what runs over more than the left side does is one too.
  if (a.expects || b.expects || (b.folds.length > 0 && a.folds.length === 0)) return false;
  // `\sum_i` beside `\sum_{i=1}^n` means the same range, and nobody says so.
  if (folds.some((it) => it.upper) && folds.some((it) => !it.upper)) return false;
  const bound = new Set(folds.flatMap((it) => it.bound));
  if (!folds.every((it) => isCounted(it, bound, facts))) return false;
  const [own, other] = [reach(left, facts), reach(right, facts)];
  const names = [...own.keys(), ...other.keys(), ...variablesIn(left), ...variablesIn(right)];
  if (names.some((it) => isOneOf(it, names, bound)) || [left, right].some((it) => leavesRange(it, bound))) return false;
  return [...other.keys()].every(
    (it) => own.has(it) || !folds.some((fold) => fold.upper === undefined || countsIn(fold).has(it)),
  );
}

/** The letters up to which the sums and products of an expression run. */
export const countsOf = (e: Expr, facts: Facts): ReadonlySet<string> =>
  new Set(countedIn(e, facts).folds.flatMap((it) => [...countsIn(it)]));

function countedIn(e: Expr, facts: Facts): Counted {
  const folds: Fold[] = [];
  let expects = false;
  const pending = [...withDefinitions(e, facts)];
  const seen = new Set<Expr>();
  for (let part = pending.pop(); part; part = pending.pop())
    walk(part, (it) => {
      if (seen.has(it)) return false;
      seen.add(it);
      if (it.kind === "fold") folds.push(it);
      if (it.kind === "expect") expects = true;
      const body = it.kind === "call" ? facts.fn(it.fn)?.value : undefined;
      if (body) pending.push(body);
      return true;
    });
  return { folds, expects };
}

/** Whether a sum or product runs from a number to a number that is given or that a letter stands for, or over an index alone. */
function isCounted({ op, bound: own, range, upper, body }: Fold, bound: ReadonlySet<string>, facts: Facts): boolean {
  if ((op !== "sum" && op !== "product") || own.length === 0) return false;
  // Where a product of several factors ends cannot be told.
  if (op === "product" && body.kind === "apply" && body.op === "mul") return false;
  if (upper === undefined) return range.every((it) => it.kind === "symbol" && own.includes(it.name));
  const [from] = range;
  return (
    range.length === 1 &&
    from?.kind === "relation" &&
    from.signs.join() === "=" &&
    from.args[1]?.kind === "number" &&
    isWhole(upper) &&
    [...freeSymbols(upper)].every((it) => !bound.has(it) && facts.symbol(it) === undefined)
  );
}

/** A sum or difference of letters and whole numbers. */
const isWhole = (e: Expr): boolean =>
  e.kind === "symbol" ||
  (e.kind === "number" && Number.isInteger(e.value)) ||
  (e.kind === "apply" && (e.op === "add" || e.op === "neg") && e.args.every(isWhole));

const countsIn = ({ upper }: Fold): ReadonlySet<string> => (upper ? freeSymbols(upper) : new Set());

/** Whether a name is one of a family over whose members an index runs: `x_j` may be `x_i`, and `x` all of them. */
function isOneOf(name: string, names: readonly string[], bound: ReadonlySet<string>): boolean {
  const own = memberOf(name);
  if (own && bound.has(own.letter)) return false;
  const head = own?.head ?? /^(.+?)_\{?\d+\}?$/.exec(name)?.[1] ?? name;
  return names.some((it) => {
    const member = memberOf(it);
    return member !== undefined && bound.has(member.letter) && member.head === head;
  });
}

/** Whether `x_i` stands outside of every sum over `i`: the sum was meant to go on, or the letter is another one there. */
function leavesRange(e: Expr, bound: ReadonlySet<string>): boolean {
  const pending: (readonly [Expr, readonly string[]])[] = [[e, []]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [part, inside] = next;
    const letter = part.kind === "symbol" ? (memberOf(part.name)?.letter ?? part.name) : undefined;
    if (letter !== undefined && bound.has(letter) && !inside.includes(letter)) return true;
    const own = part.kind === "fold" ? [...inside, ...part.bound] : inside;
    for (const it of children(part)) pending.push([it, own]);
  }
  return false;
}

/** What is differentiated in. */
function variablesIn(e: Expr): readonly string[] {
  const found: string[] = [];
  walk(e, (it) => {
    if (it.kind === "total") found.push(it.wrt);
    return true;
  });
  return found;
}

/** A world in which letters that count are whole numbers, and what has no numbers of its own has none. */
export function countedWorld(world: World, e: readonly Expr[], facts: Facts): World {
  const counts = new Set(e.flatMap((it) => [...countsOf(it, facts)]));
  return {
    ...world,
    leaf(name) {
      const value = world.leaf(name);
      if (!counts.has(name) || typeof value !== "number") return value;
      return Number.isInteger(value) ? value : Math.ceil(2 * value);
    },
    fn(name, args) {
      if (/^(?:cases|relation|fold|text|opaque) /.test(name)) throw new NoNumber(`${name} has no numbers`);
      return world.fn(name, args);
    },
  };
}
