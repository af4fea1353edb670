import { isParameterName } from "../optimised/names";
import { boundIn } from "./bound";
import { Cursor } from "./cursor";
import { scriptAt } from "./names";
import { nameAt, symbolList } from "./symbol";

/** Names that formulas differentiate in, stop or optimise over, and letters that count. */
export interface Roles {
  readonly inputs: ReadonlySet<string>;
  readonly indices: ReadonlySet<string>;
}

/** What the signs of one formula say of names, whatever its expressions are. */
export function rolesIn(cursor: Cursor): Roles {
  const inputs: string[] = [];
  const indices: string[] = [];
  cursor.tokens.forEach((it, i) => {
    if (it.stop) inputs.push(...listed(new Cursor(it.stop.symbols, cursor.lexicon), 0, it.stop.symbols.length));
    else inputs.push(...derivedIn(cursor, i).filter((name) => !isTime(cursor, name)), ...optimisedOver(cursor, i));
    indices.push(...countedAt(cursor, i));
  });
  return { inputs: new Set(inputs), indices: new Set(indices) };
}

const listed = (cursor: Cursor, from: number, to: number): readonly string[] =>
  symbolList(cursor, from, to).map((it) => it.name);

/** `\nabla_w`, `\nabla^2_w`, `\partial_w`, `\partial w`, and the `w` of `\frac{d L}{d w}`. */
function derivedIn(cursor: Cursor, at: number): readonly string[] {
  const sign = cursor.text(at);
  const end = cursor.tokens.length;
  if (sign === "d") return isBelowDifferential(cursor, at) ? named(cursor, at + 1) : [];
  if (sign !== "\\nabla" && sign !== "\\partial") return [];
  const from = cursor.text(at + 1) === "^" ? scriptAt(cursor, at + 1, end).next : at + 1;
  if (cursor.text(from) !== "_") return sign === "\\partial" ? named(cursor, from) : [];
  const script = scriptAt(cursor, from, end);
  return listed(cursor, script.from, script.to);
}

/** Letters that count steps and members where nothing else is said of them. */
export const countingLetter = /^[i-nt]$/;

/** Whether a name is a letter that counts elsewhere and here does not: `\frac{d x(t)}{d t}` says nothing of the `t` of `\rho_t`, `\frac{d x_t}{d t}` does. */
const isTime = (cursor: Cursor, name: string): boolean =>
  countingLetter.test(name) && !cursor.tokens.some((it, i) => it.text === "_" && isBelow(cursor, i, name));

function isBelow(cursor: Cursor, at: number, name: string): boolean {
  const { from, to } = scriptAt(cursor, at, cursor.tokens.length);
  return (
    !/^\\(?:nabla|partial)$/.test(cursor.text(at - 1)) && cursor.find(from, to, (i) => cursor.text(i) === name) < to
  );
}

function named(cursor: Cursor, at: number): readonly string[] {
  const found = nameAt(cursor, at, cursor.tokens.length);
  return found ? [found.name] : [];
}

/** Whether a `d` is the first thing below another one in a fraction. */
function isBelowDifferential(cursor: Cursor, at: number): boolean {
  const above =
    cursor.tokens[at - 1]?.kind === "open" && cursor.tokens[at - 2]?.kind === "close" ? cursor.mate[at - 2]! : -1;
  return above > 0 && /^\\[dt]?frac$/.test(cursor.text(above - 1)) && cursor.text(above + 1) === "d";
}

/** `\min_W`; a small letter there may be an index. */
function optimisedOver(cursor: Cursor, at: number): readonly string[] {
  if (!/^\\(?:arg)?(?:min|max)$/.test(cursor.text(at)) || cursor.text(at + 1) !== "_") return [];
  const script = scriptAt(cursor, at + 1, cursor.tokens.length);
  return boundIn(cursor, script.from, script.to).filter(isParameterName);
}

/** `\sum_i`, `\forall i`, `i = 1, \dots`, `i \in \{1, 2\}`, `x_{i+1}`. */
function countedAt(cursor: Cursor, at: number): readonly string[] {
  const [here, sign, next] = [cursor.text(at), cursor.text(at + 1), cursor.text(at + 2)];
  if (/^\\(?:sum|prod|big[a-z]+)$/.test(here) && sign === "_") {
    const script = scriptAt(cursor, at + 1, cursor.tokens.length);
    return boundIn(cursor, script.from, script.to);
  }
  if (here === "\\forall") return [sign];
  const shifted = /^[-+]$/.test(sign) && /^\d+$/.test(next) && cursor.tokens[at + 3]?.kind === "close";
  if (shifted && cursor.text(cursor.mate[at + 3]! - 1) === "_") return [here];
  return (sign === "=" && /^[01]$/.test(next) && isListed(cursor, at + 3)) || (sign === "\\in" && next === "\\{")
    ? [here]
    : [];
}

const isListed = (cursor: Cursor, at: number): boolean => /^[,}]$/.test(cursor.text(at));
