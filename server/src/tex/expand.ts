import type { Span } from "../text/span";
import type { Macros } from "./macros";
import type { Token } from "./token";
import type { Tree } from "./tree";

/**
 * A token with its place in the source: one from the body of a macro has the place of the macro's name, and `call` is then
 * the whole call with its arguments.
 */
export interface Placed extends Token {
  readonly call?: Span;
}

const limit = 50_000;
const deepest = 40;

/** The tokens that mean something, macros replaced by their bodies; a macro that calls itself without end is left as it is. */
export function expand(tree: Tree, macros: Macros): readonly Placed[] {
  const out: Placed[] = [];
  const plain = tree.tokens.filter((it) => it.kind !== "space" && it.kind !== "comment");
  into(out, plain, macros, 0);
  return out;
}

function into(out: Placed[], tokens: readonly Placed[], macros: Macros, depth: number): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const macro = token.kind === "command" ? macros.get(token.text) : undefined;
    if (!macro || depth >= deepest || out.length > limit || defines(tokens, i)) {
      out.push(token);
      continue;
    }
    const taken = takeArguments(tokens, i + 1, macro.parameters, macro.optional);
    const end = tokens[taken.next - 1] ?? token;
    const call = token.call ?? { from: token.from, to: Math.max(token.to, end.to) };
    into(out, fill(macro.body, taken.values, token, call), macros, depth + 1);
    i = taken.next - 1;
  }
}

/** Whether the macro's name stands where a definition gives it. */
function defines(tokens: readonly Placed[], at: number): boolean {
  const before = tokens[at - 1];
  const command = before?.kind === "open" ? tokens[at - 2] : before;
  return (
    command !== undefined &&
    /^\\(?:(?:re|provide)?newcommand|providecommand|renewcommand|g?def|let|DeclareMathOperator)\*?$/.test(command.text)
  );
}

function takeArguments(tokens: readonly Placed[], from: number, count: number, optional: string | undefined) {
  const values: (readonly Placed[])[] = [];
  let next = from;
  if (count > 0 && optional !== undefined) {
    if (tokens[next]?.text === "[") {
      const end = tokens.findIndex((it, i) => i > next && it.text === "]");
      values.push(tokens.slice(next + 1, end < 0 ? tokens.length : end));
      next = end < 0 ? tokens.length : end + 1;
    } else values.push([]);
  }
  while (values.length < count && next < tokens.length) {
    if (tokens[next]!.kind === "open") {
      const end = closeOf(tokens, next);
      values.push(tokens.slice(next + 1, end));
      next = end + 1;
    } else values.push([tokens[next++]!]);
  }
  return { values, next: Math.min(next, tokens.length) };
}

/** The index of the brace that closes the one at `from`, or the end. */
export function closeOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    if (tokens[i]!.kind === "open") depth++;
    else if (tokens[i]!.kind === "close" && --depth === 0) return i;
  }
  return tokens.length;
}

function fill(body: Tree, values: readonly (readonly Placed[])[], at: Token, call: Span): Placed[] {
  const out: Placed[] = [];
  const { tokens } = body;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const parameter = token.text === "#" && tokens[i + 1]?.kind === "number" ? tokens[i + 1]! : undefined;
    if (parameter) {
      out.push(...(values[Number(parameter.text[0]) - 1] ?? []));
      i++;
    } else if (token.kind !== "space" && token.kind !== "comment")
      out.push({ ...token, from: at.from, to: at.to, call });
  }
  return out;
}
