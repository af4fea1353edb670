import { plainSpelling } from "../../calculus/spelling";
import type { Asking, Cursor } from "./cursor";
import { carriesStop } from "./multi-letter";
import { headAt, namesItsSymbol, scriptAt, scriptOf, spelling } from "./names";
import { type Below, roleOver } from "./over";

type Script = ReturnType<typeof scriptAt>;

/** A name with the scripts that belong to it, the arguments in its subscript, and the token after it. */
export interface Named {
  readonly name: string;
  /** Ranges of the tokens of scripts that are arguments, with the mark before them. */
  readonly parameters: readonly { readonly from: number; readonly to: number; readonly mark: string }[];
  readonly next: number;
}

/** The symbol or function name that begins at `at`. */
export function nameAt(cursor: Cursor, at: number, end: number): Named | undefined {
  const head = headAt(cursor, at, end);
  return head && withScripts(cursor, head.name, head.next, end);
}

/** A head with the scripts that begin at `at`. */
export function withScripts(cursor: Cursor, head: string, at: number, end: number): Named {
  let [name, next] = [head, at];
  const parameters: { from: number; to: number; mark: string }[] = [];
  let sub: string | undefined;
  let sup: string | undefined;
  for (;;) {
    const mark = next < end ? cursor.text(next) : "";
    if (mark === "'") {
      name += "'";
      next++;
      continue;
    }
    if (!(mark === "_" && sub === undefined) && !(mark === "^" && sup === undefined)) break;
    const it = scriptAt(cursor, next, end);
    const role =
      mark === "_" ? roleBelow(cursor, name, it) : roleOver(cursor, name, it, below(cursor, name, sub, it, end), end);
    if (role === undefined) break;
    const written = role === "name" ? scriptOf(mark, spelling(cursor, it.from, it.to)) : "";
    if (mark === "_") sub = written;
    else sup = written;
    if (role === "argument") parameters.push({ from: it.from, to: it.to, mark });
    next = it.next;
  }
  return { name: name + (sub ?? "") + (sup ?? ""), parameters, next };
}

/** What is below a name whose script above is read: it came before, or comes next. */
function below(cursor: Cursor, name: string, sub: string | undefined, { next }: Script, end: number): Below {
  if (sub !== undefined) return { kind: sub === "" ? "argument" : "name", next };
  if (next >= end || cursor.text(next) !== "_") return { kind: undefined, next };
  const it = scriptAt(cursor, next, end);
  return { kind: roleBelow(cursor, name, it), next: it.next };
}

/** `V_w`, `f_{W, b}`: what is differentiated in, stopped or optimised is an argument below what is no variable by itself. */
const isInput = (cursor: Cursor, name: string, from: number, to: number): boolean =>
  to > from &&
  !cursor.lexicon.names.variables.has(name + scriptOf("_", spelling(cursor, from, to))) &&
  cursor
    .split(from, to, (i) => cursor.text(i) === ",")
    .every((it) => cursor.lexicon.names.inputs.has(spelling(cursor, it.from, it.to)));

/** Whether labels stand below a head, also with an accent over it: `\hat z_e` beside `z_e` and `z_q`. */
export const isLabelled = ({ labelled }: Asking, head: string): boolean =>
  labelled.has(head) || labelled.has(plainSpelling(head));

/** Whether the script at a head's `_` belongs to its name or is an argument. */
function roleBelow(cursor: Cursor, name: string, { from, to }: Script): "name" | "argument" {
  if (isCondition(cursor, name, from, to)) return "argument";
  const belongs = isLabelled(cursor.lexicon.names, name)
    ? !carriesStop(cursor, from, to)
    : namesItsSymbol(cursor, from, to) && !isInput(cursor, name, from, to);
  return belongs ? "name" : "argument";
}

/** `\mathbb{1}_{x > 0}`: what stands below is what it asks. */
const isCondition = (cursor: Cursor, name: string, from: number, to: number): boolean =>
  /^\\math(?:bb|bf|bbm|ds|rm)\{[1I]\}$/.test(name) &&
  cursor.find(from, to, (i) => /^(?:[<>=]|\\(?:in|ne|neq|leq?|geq?|ll|gg|gt|lt))$/.test(cursor.text(i))) < to;

/** The symbols in a list or set such as a stop's subscript, with the places of their tokens. */
export function symbolList(
  cursor: Cursor,
  from: number,
  end: number,
): { readonly name: string; readonly from: number; readonly to: number }[] {
  const isSet = cursor.text(from) === "\\{" && cursor.text(end - 1) === "\\}";
  const [first, last] = isSet ? [from + 1, end - 1] : [from, end];
  return cursor
    .split(first, last, (i) => cursor.text(i) === ",")
    .filter((it) => it.to > it.from)
    .map(({ from: start, to }) => ({ name: spelling(cursor, start, to), from: start, to }));
}

/** Every name that is written in those tokens. */
export function namesIn(cursor: Cursor, from: number, end: number): string[] {
  return cursor.within(
    () => everyName(cursor, from, end),
    () => [],
  );
}

function everyName(cursor: Cursor, from: number, end: number): string[] {
  const found: string[] = [];
  for (let i = from; i < end; ) {
    const named = nameAt(cursor, i, end);
    if (named) found.push(named.name, ...named.parameters.flatMap((it) => namesIn(cursor, it.from, it.to)));
    i = named?.next ?? i + 1;
  }
  return found;
}
