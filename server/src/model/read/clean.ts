import { scope } from "../../notation/scope";
import { wordUnder } from "../../notation/word-under";
import type { Placed } from "../../tex/expand";
import { braceMates } from "./braces";
import { bridges } from "./bridges";
import { withoutColours } from "./colours";
import { singleDigits } from "./digits";
import { withDoubleBars } from "./double-bars";
import { Grids } from "./grids";
import { withoutIndents } from "./indents";
import { letter } from "./names";
import { withoutOverlays } from "./overlays";
import { unified } from "./unicode";

const nothing =
  /^(?:\\[,;:! >/]|~|\\(?:nonumber|notag|displaystyle|textstyle|scriptstyle|scriptscriptstyle|limits|nolimits|[bB]igg?[lrm]?|middle|mathstrut|strut|allowbreak|relax|hfill|hfil|hline|noindent|centering|small|medspace|thinspace|thickspace|negthinspace|enspace|nobreak|null|protect|em|quad\*))$/;
const size = /^\\[bB]igg?[lrm]?$/;
/** Commands that go with the groups after them. */
const dropped: ReadonlyMap<string, number> = new Map([
  ["\\label", 1],
  ["\\tag", 1],
  ["\\tag*", 1],
  ["\\vphantom", 1],
  ["\\hphantom", 1],
  ["\\phantom", 1],
  ["\\hspace", 1],
  ["\\hspace*", 1],
  ["\\vspace", 1],
  ["\\footnote", 1],
  ["\\cite", 1],
  ["\\eqref", 1],
  ["\\ref", 1],
]);
/** Commands that leave their last group, and how many groups before it go. */
const wrappers: ReadonlyMap<string, number> = new Map([
  ["\\boxed", 0],
  ["\\alert", 0],
  ["\\underbrace", 0],
  ["\\overbrace", 0],
  ["\\underbracket", 0],
  ["\\cancel", 0],
  ["\\ensuremath", 0],
  ["\\mathclap", 0],
  ["\\mathrel", 0],
  ["\\mathbin", 0],
  ["\\mathord", 0],
  ["\\mathopen", 0],
  ["\\mathclose", 0],
  ["\\mathpunct", 0],
  ["\\mathinner", 0],
  ["\\mathop", 0],
  ["\\smash", 0],
  ["\\fbox", 0],
  ["\\raisebox", 1],
  ["\\htmlClass", 1],
]);
/** Wrappers whose braces go too: what they hold is a sign or an operator. */
const bare = /^\\(?:math(?:rel|bin|ord|open|close|punct|inner|op))$/;
const defining =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|g?def|let)\*?$/;
const switches: Readonly<Record<string, string>> = {
  "\\rm": "\\mathrm",
  "\\bf": "\\mathbf",
  "\\it": "\\mathit",
  "\\cal": "\\mathcal",
  "\\sf": "\\mathsf",
  "\\tt": "\\mathtt",
};

/** The tokens without what only concerns the look: spaces, sizes, labels, colours, alignment, definitions of macros. */
export function clean(tokens: readonly Placed[]): readonly Placed[] {
  return withoutIndents(
    withDoubleBars(new Cleaning(singleDigits(withoutColours(withoutOverlays(unified(tokens))))).run()),
  );
}

class Cleaning {
  readonly #mates: Int32Array;
  readonly #gone: Uint8Array;
  /** Where tokens begin that take in the command before them, which is not there without them. */
  readonly #begin = new Map<number, number>();
  readonly #grids: Grids;

  constructor(readonly tokens: readonly Placed[]) {
    this.#mates = braceMates(tokens);
    this.#gone = new Uint8Array(tokens.length);
    this.#grids = new Grids(tokens, this.#mates);
  }

  run(): readonly Placed[] {
    const out: Placed[] = [];
    for (const at of bridges(this.tokens)) this.#gone[at] = 1;
    for (let i = 0; i < this.tokens.length; i++) {
      if (this.#gone[i] === 1) continue;
      const it = this.tokens[i]!;
      const next = it.text === "&" ? undefined : this.#skip(it, i);
      if (it.text === "&") out.push(...this.#ampersand(it, i));
      else if (next !== undefined) i = next;
      else {
        const font = it.kind === "open" ? switches[this.tokens[i + 1]?.text ?? ""] : undefined;
        // `{\bf x}` as `\mathbf{x}`.
        if (font !== undefined) out.push({ ...this.tokens[i + 1]!, from: it.from, text: font });
        out.push(this.#placed({ ...it, text: switches[it.text] ?? it.text }, i));
        if (it.text === "\\\\") {
          this.#grids.breakRow(i);
          i = this.#afterBreak(i);
        }
      }
    }
    return out;
  }

  /** The last token that goes with this one, or undefined where it stays. */
  #skip(it: Placed, i: number): number | undefined {
    if (it.kind === "begin" || it.kind === "end") return this.#environment(it, i);
    if (it.kind === "open" && this.#isSign(i)) return this.#drop(i);
    if (switches[it.text]) return this.tokens[i - 1]?.kind === "open" ? i : this.#switch(i);
    if (nothing.test(it.text)) return size.test(it.text) ? this.#sized(i) : i;
    const groups = dropped.get(it.text);
    if (groups !== undefined) return Math.max(this.#mates[i + 1] ?? i, i);
    // A nabla that is crossed out is a sign of its own.
    if (it.text === "\\cancel" && [1, 2].some((k) => this.tokens[i + k]?.text === "\\nabla")) return undefined;
    if (wrappers.has(it.text)) return this.#unwrap(it.text, i);
    return defining.test(it.text) ? this.#afterDefinition(i + 1) - 1 : undefined;
  }

  /** `\tt{x}` is meant as `\mathtt{x}`; before anything else the font only concerns the look. */
  #switch = (i: number): number | undefined => (this.tokens[i + 1]?.kind === "open" ? undefined : i);

  /** A size goes with its bracket, without the braces of `\big{(}`. */
  #sized(i: number): number {
    const open = i + 1;
    if (/^(?:[()[\]|/]|\\[^a-z]|\\[lr]?[a-zA-Z]+)$/.test(this.tokens[open]?.text ?? ""))
      this.#begin.set(open, this.tokens[i]!.from);
    if (this.#mates[open] !== open + 2 || !/^(?:[()[\]|/]|\\.+)$/.test(this.tokens[open + 1]!.text)) return i;
    this.#gone[open] = 2;
    this.#gone[open + 2] = 1;
    return open;
  }

  /** `{=}`, braces around a sign for the sake of its spaces, and `{\nabla}_\theta`. */
  #isSign(i: number): boolean {
    const inner = this.tokens[i + 1]?.text ?? "";
    const before = this.tokens[i - 1];
    if (inner === "\\nabla" && this.#mates[i] === i + 2 && this.tokens[i + 3]?.text === "_")
      return before === undefined || before.kind !== "command" || /^\\(?:int|sum|cdot|times|[,;!:])$/.test(before.text);
    return (
      this.#mates[i] === i + 2 &&
      /^(?:[-+=<>:()]|\\(?:sim|in|leq?|geq?|neq?|approx|equiv|times|cdot|to|mid))$/.test(inner) &&
      before !== undefined &&
      (before.kind !== "command" || letter.test(before.text)) &&
      !/^[_^]$/.test(before.text) &&
      !this.#isUnderset(i - 1)
    );
  }

  /** Whether the first group of `\underset` ends at a token. */
  #isUnderset = (close: number): boolean => this.tokens[(this.#mates[close] ?? 0) - 1]?.text === "\\underset";

  #drop(i: number): number {
    this.#gone[i + 2] = 1;
    return i;
  }

  #environment(it: Placed, i: number): number | undefined {
    const seen = this.#grids.pass(i);
    if (!seen) return undefined;
    const opener = this.tokens[i + 1];
    if (it.kind === "begin" && opener?.text === "[" && this.tokens[i + 3]?.text === "]") return i + 3;
    return it.kind === "begin" && /alignedat|alignat/.test(it.text) && this.#mates[i + 1]! > i
      ? this.#mates[i + 1]!
      : i;
  }

  /** What only aligns goes; what stands between two equations of a row separates them, what stands between cells stays. */
  #ampersand(it: Placed, i: number): readonly Placed[] {
    const what = this.#grids.separates(i);
    return what === "nothing" ? [] : [what === "cells" ? it : { ...it, text: "\\quad" }];
  }

  /** Leaves the group of a wrapper, without the words under its brace. */
  #unwrap(text: string, i: number): number {
    let at = i;
    for (let k = 0; k < wrappers.get(text)! && this.#mates[at + 1]! > at; k++) at = this.#mates[at + 1]!;
    const close = this.#mates[at + 1] ?? -1;
    if (close <= at) return at;
    const script = /^\\(?:under|over)brac/.test(text) && /^[_^]$/.test(this.tokens[close + 1]?.text ?? "");
    if (script && this.#saysStop(close + 2)) this.#begin.set(at + 1, this.tokens[i]!.from);
    else if (script) {
      const end = this.#mates[close + 2]! > close ? this.#mates[close + 2]! : close + 2;
      this.#gone.fill(1, close + 1, end + 1);
    }
    if (!bare.test(text)) return at;
    this.#gone[at + 1] = 2;
    this.#gone[close] = 1;
    return at + 1;
  }

  /** Whether the words at a brace are a stop's, which then stops what the brace is around. */
  #saysStop(from: number): boolean {
    if (this.tokens[from]?.kind !== "open") return false;
    const word = wordUnder(this.tokens, { from: from + 1, to: this.#mates[from]! });
    return word !== undefined && scope.words!.includes(word.letters);
  }

  /** A token that takes the place of the wrapper around it too. */
  #placed(it: Placed, i: number): Placed {
    if (it.call) return it;
    const begin = this.#begin.get(i);
    if (begin !== undefined) return { ...it, from: begin };
    const before = this.#gone[i - 1] === 2 ? this.tokens[i - 2] : undefined;
    const after = this.#gone[i + 1] === 1 ? this.tokens[i + 1] : undefined;
    return before || after ? { ...it, from: before?.from ?? it.from, to: after?.to ?? it.to } : it;
  }

  /** The end of `[2pt]` after a line break. */
  #afterBreak(i: number): number {
    if (this.tokens[i + 1]?.text !== "[" || !/^[\d.-]/.test(this.tokens[i + 2]?.text ?? "")) return i;
    for (let k = i + 3; k < Math.min(i + 8, this.tokens.length); k++) if (this.tokens[k]!.text === "]") return k;
    return i;
  }

  #afterDefinition(from: number): number {
    let at = from;
    if (this.tokens[at]?.kind === "open") at = this.#close(at) + 1;
    else at++;
    while (this.tokens[at]?.text === "[" || this.tokens[at]?.text === "#") {
      if (this.tokens[at]!.text === "#") at += 2;
      else while (at < this.tokens.length && this.tokens[at++]!.text !== "]");
    }
    return this.tokens[at]?.kind === "open" ? this.#close(at) + 1 : at;
  }

  #close = (at: number): number => (this.#mates[at]! > at ? this.#mates[at]! : this.tokens.length);
}
