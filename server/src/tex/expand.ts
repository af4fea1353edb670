import type { Span } from "../text/span";
import { type Call, callAt, closeOf } from "./call";
import type { Macro, Macros } from "./macros";
import type { Placed, Token } from "./token";
import type { Tree } from "./tree";

export type { Placed } from "./token";

/** How many tokens one call, and all calls of a formula, may make beside a multiple of what is written. */
const allowance = 4000;
const deepest = 40;
/** What is left to make where calls are nested too deep to end. */
const endless = Number.NEGATIVE_INFINITY;
const tooLarge = new WeakSet<Macro>();
const nothing = /^\\(?:xspace|protect|relax|ensuremath|allowbreak)$/;

/**
 * The tokens that mean something, macros replaced by their bodies. A macro that calls itself without end, or makes more than a
 * formula can hold, is left as it is.
 */
export function expand(tree: Tree, macros: Macros): readonly Placed[] {
  const plain = tree.tokens.filter((it) => it.kind !== "space" && it.kind !== "comment");
  return new Expansion(macros, allowance + 20 * plain.length).run(plain);
}

class Expansion {
  readonly #out: Placed[] = [];
  readonly #macros: Macros;
  /** What all calls, and the one that is at work, may still make. */
  #total: number;
  #left = 0;
  /** The names of the macros whose bodies are being put in. */
  readonly #open: string[] = [];

  constructor(macros: Macros, total: number) {
    this.#macros = macros;
    this.#total = total;
  }

  run(tokens: readonly Placed[]): readonly Placed[] {
    for (let i = 0; i < tokens.length; ) i = this.#outermost(tokens, i);
    return this.#out;
  }

  /**
   * One token, or one call with all that it makes: where that is too much it is undone, and not tried again; where a call in it
   * has no end, it is tried again without that one.
   */
  #outermost(tokens: readonly Placed[], at: number): number {
    const macro = this.#macroAt(tokens, at);
    if (!macro || tooLarge.has(macro)) {
      this.#left = allowance;
      return this.#step(tokens, at, 0);
    }
    const size = this.#out.length;
    const { next: end } = callAt(tokens, at + 1, macro, false);
    const granted = Math.min(this.#total, allowance + 20 * (end - at));
    this.#left = granted;
    const next = this.#step(tokens, at, 0);
    if (this.#left >= 0) {
      this.#total -= granted - this.#left;
      return next;
    }
    this.#out.length = size;
    if (this.#left === endless) return at;
    if (granted < this.#total) tooLarge.add(macro);
    this.#out.push({ ...tokens[at]!, left: true });
    return at + 1;
  }

  #into(tokens: readonly Placed[], depth: number): void {
    for (let i = 0; i < tokens.length && this.#left >= 0; ) i = this.#step(tokens, i, depth);
  }

  /** Puts out what the token at an index stands for; answers where to go on. */
  #step(tokens: readonly Placed[], at: number, depth: number): number {
    const token = tokens[at]!;
    if (token.kind === "command" && /^\\If/.test(token.text)) return this.#conditional(tokens, at, depth);
    const macro = this.#macroAt(tokens, at);
    if (macro && tooLarge.has(macro)) {
      this.#out.push({ ...token, left: true });
      return at + 1;
    }
    if (macro && depth >= deepest) {
      tooLarge.add(macro);
      this.#left = endless;
      return at + 1;
    }
    if (!macro) {
      if (token.kind !== "command" || !nothing.test(token.text)) this.#out.push(token);
      return at + 1;
    }
    const taken = callAt(tokens, at + 1, macro, token.text.endsWith("*") && !macro.name.endsWith("*"));
    const end = tokens[taken.next - 1] ?? token;
    const call = token.call ?? { from: token.from, to: Math.max(token.to, end.to) };
    const original = macro.before !== undefined && this.#open.includes(macro.before);
    if (original) this.#out.push({ kind: "command", text: macro.before!, from: token.from, to: token.to, call });
    else {
      this.#open.push(macro.name);
      this.#into(this.#filled(macro, taken, token, call), depth + 1);
      this.#open.pop();
    }
    return taken.next;
  }

  #macroAt(tokens: readonly Placed[], at: number): Macro | undefined {
    const token = tokens[at]!;
    if (token.kind !== "command" || defines(tokens, at)) return undefined;
    return this.#macros.get(token.text) ?? this.#starred(token.text);
  }

  #starred(text: string): Macro | undefined {
    const macro = text.endsWith("*") ? this.#macros.get(text.slice(0, -1)) : undefined;
    return macro?.parameters[0]?.kind === "star" ? macro : undefined;
  }

  /** The body with its arguments, as far as the allowance goes. */
  #filled({ body }: Macro, { values }: Call, at: Token, call: Span): readonly Placed[] {
    const out: Placed[] = [];
    const { tokens } = body;
    this.#left -= tokens.length;
    for (let i = 0; i < tokens.length && this.#left >= 0; i++) {
      const token = tokens[i]!;
      const parameter = token.text === "#" && tokens[i + 1]?.kind === "number" ? tokens[i + 1]! : undefined;
      if (parameter) {
        const value = values[Number(parameter.text[0]) - 1] ?? [];
        this.#left -= value.length;
        if (this.#left >= 0)
          for (const it of value) out.push(it.to > 0 ? it : { ...it, from: at.from, to: at.to, call });
        const digits = parameter.text.slice(1);
        if (digits !== "") out.push({ kind: "number", text: digits, from: at.from, to: at.to, call });
        i++;
      } else if (token.kind !== "space" && token.kind !== "comment")
        out.push({ ...token, from: at.from, to: at.to, call });
    }
    return out;
  }

  /** `\IfNoValueTF{#1}{…}{…}` and its kind. */
  #conditional(tokens: readonly Placed[], at: number, depth: number): number {
    const test = /^\\If(NoValue|Value|Boolean|Blank)(TF|T|F)$/.exec(tokens[at]!.text);
    if (!test || tokens[at + 1]?.kind !== "open") {
      this.#out.push(tokens[at]!);
      return at + 1;
    }
    const asked = groupAt(tokens, at + 1);
    const yes = holds(test[1]!, asked.inside);
    const first = groupAt(tokens, asked.next);
    const second = test[2] === "TF" ? groupAt(tokens, first.next) : first;
    const chosen = yes === (test[2] !== "F") ? first.inside : test[2] === "TF" ? second.inside : [];
    this.#into(chosen, depth);
    return second.next;
  }
}

function groupAt(
  tokens: readonly Placed[],
  from: number,
): { readonly inside: readonly Placed[]; readonly next: number } {
  if (tokens[from]?.kind !== "open")
    return { inside: tokens.slice(from, from + 1), next: Math.min(from + 1, tokens.length) };
  const close = closeOf(tokens, from);
  return { inside: tokens.slice(from + 1, close), next: Math.min(close + 1, tokens.length) };
}

/** What xparse's test says of an argument. */
function holds(test: string, value: readonly Placed[]): boolean {
  const text = value[0]?.text;
  if (test === "Boolean") return text === "\\BooleanTrue";
  if (test === "Blank") return value.length === 0;
  return (text === "-NoValue-") === (test === "NoValue");
}

/** Whether the macro's name stands where a definition gives it. */
function defines(tokens: readonly Placed[], at: number): boolean {
  const before = tokens[at - 1];
  const command = before?.kind === "open" ? tokens[at - 2] : before;
  return (
    command !== undefined &&
    /^\\(?:(?:re|provide)?newcommand|providecommand|renewcommand|newrobustcmd|DeclareRobustCommand|[gex]?def|let|DeclareMathOperator|DeclarePairedDelimiter(?:XPP|X)?|(?:New|Renew|Provide|Declare)DocumentCommand)\*?$/.test(
      command.text,
    )
  );
}
