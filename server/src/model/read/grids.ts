import type { Placed } from "../../tex/expand";

/** Environments that only align what they hold. */
const transparent =
  /^\\(?:begin|end)\s*\{(?:aligned|split|gathered|multlined|alignedat|align|equation|gather|multline|eqnarray|flalign|alignat|displaymath|math|dmath|subequations)\*?\}$/;
/** Environments in which every second `&` stands between two equations. */
const paired = /^\\begin\s*\{(?:align|aligned|alignat|alignedat|flalign)\*?\}$/;
const relation = /^(?:[=<>]|\\(?:coloneqq|triangleq|approx|equiv|leq?|geq?|sim|propto|to|gets|(?:left|right)arrow))$/;

/** An open environment, and what was seen of its row. */
interface Grid {
  readonly cells: boolean;
  readonly pairs: boolean;
  ands: number;
  /** Up to where a relation was looked for, and whether there is one. */
  seen: number;
  related: boolean;
}

/** What each `&` of a formula is for, as its environments are gone through in order. */
export class Grids {
  readonly #open: Grid[] = [];
  /** The display itself, whose environment is no part of the formula. */
  readonly #display: Grid = { cells: false, pairs: true, ands: 0, seen: 0, related: false };

  constructor(
    readonly tokens: readonly Placed[],
    readonly mates: Int32Array,
  ) {}

  /** Begins or ends the environment at a token, and tells whether it only aligns. */
  pass(at: number): boolean {
    const { kind, text } = this.tokens[at]!;
    const aligns = transparent.test(text);
    if (kind === "end") this.#open.pop();
    else this.#open.push({ cells: !aligns, pairs: paired.test(text), ands: 0, seen: at + 1, related: false });
    return aligns;
  }

  /** Begins the row after a line break. */
  breakRow(at: number): void {
    const grid = this.#open.at(-1) ?? this.#display;
    Object.assign(grid, { ands: 0, seen: at + 1, related: false });
  }

  /** Whether the `&` at a token only aligns, or stands between cells or between two equations of a row. */
  separates(at: number): "nothing" | "cells" | "equations" {
    const grid = this.#open.at(-1) ?? this.#display;
    if (grid.cells) return "cells";
    grid.ands++;
    this.#look(grid, at);
    // `a &=& b` is one equation in three columns.
    const column = relation.test(this.tokens[at - 1]?.text ?? "");
    return grid.pairs && grid.related && grid.ands % 2 === 0 && !column ? "equations" : "nothing";
  }

  /** Looks for a relation outside all braces. */
  #look(grid: Grid, end: number): void {
    for (; grid.seen < end; grid.seen++) {
      const close = this.mates[grid.seen]!;
      if (close > grid.seen) grid.seen = Math.min(close, end);
      else if (relation.test(this.tokens[grid.seen]!.text)) grid.related = true;
    }
  }
}
