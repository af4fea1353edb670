import type { Macro, Parameter } from "./macros";
import type { Placed, Token } from "./token";
import { parse } from "./tree";

/** The arguments of a call, and the token after it. */
export interface Call {
  readonly values: readonly (readonly Placed[])[];
  readonly next: number;
}

/** The arguments that stand after a macro's name; `starred` tells that its star was read with the name. */
export function callAt(tokens: readonly Placed[], from: number, { parameters }: Macro, starred: boolean): Call {
  const values: (readonly Placed[])[] = [];
  let next = from;
  for (const [i, it] of parameters.entries()) {
    if (it.kind === "star" && i === 0 && starred) values.push([signal("\\BooleanTrue")]);
    else {
      const taken = argumentAt(tokens, next, it);
      if (!taken) break;
      values.push(taken.value);
      next = taken.next;
    }
  }
  return { values, next: Math.min(next, tokens.length) };
}

interface Taken {
  readonly value: readonly Placed[];
  readonly next: number;
}

function argumentAt(tokens: readonly Placed[], at: number, it: Parameter): Taken | undefined {
  const text = tokens[at]?.text;
  switch (it.kind) {
    case "mandatory":
      return text === undefined ? undefined : mandatoryAt(tokens, at);
    case "star":
      return text === "*"
        ? { value: [signal("\\BooleanTrue")], next: at + 1 }
        : { value: [signal("\\BooleanFalse")], next: at };
    case "marked":
      return text === it.mark && tokens[at + 1]
        ? mandatoryAt(tokens, at + 1)
        : { value: [signal("-NoValue-")], next: at };
    case "optional":
      return text === it.open ? delimitedAt(tokens, at, it) : { value: otherwise(it), next: at };
  }
}

const otherwise = (it: Parameter & { readonly kind: "optional" }): readonly Placed[] =>
  it.otherwise === undefined
    ? [signal("-NoValue-")]
    : parse(it.otherwise).tokens.map((token) => ({ ...token, from: 0, to: 0 }));

const signal = (text: string): Placed => ({ kind: "command", text, from: 0, to: 0 });

function mandatoryAt(tokens: readonly Placed[], at: number): Taken {
  if (tokens[at]!.kind !== "open") return { value: [tokens[at]!], next: at + 1 };
  const close = closeOf(tokens, at);
  return { value: tokens.slice(at + 1, close), next: close + 1 };
}

function delimitedAt(
  tokens: readonly Placed[],
  at: number,
  { close }: Parameter & { readonly kind: "optional" },
): Taken {
  let depth = 0;
  for (let i = at + 1; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!;
    if (kind === "open") depth++;
    else if (kind === "close") depth--;
    else if (depth === 0 && text === close) return { value: tokens.slice(at + 1, i), next: i + 1 };
  }
  return { value: tokens.slice(at + 1), next: tokens.length };
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
