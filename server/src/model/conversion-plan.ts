import type { Frame } from "../notation/frame";
import { applyEdits, type Edit } from "../text/edit";
import { singleSpaced } from "../text/spaces";
import { alike } from "./alike";
import type { Conversion } from "./conversion";
import { type Writable, waysOf } from "./conversion-ways";
import type { Formula } from "./formula";
import type { StopSite } from "./read/cursor";
import { editsToHost, shifted } from "./reread";

/** A formula with those of its stops that are to be written otherwise. */
interface Part {
  readonly formula: Formula;
  readonly stops: readonly Writable[];
}

/** How a formula reads after edits of its text; undefined where it is no longer there. */
export type ReadAfter = (formula: Formula, edits: readonly Edit[]) => Formula | undefined;

/** Which way each stop is written in; a way that is misread gives place to the next, and after the last the stop stays as it is. */
export class Plan {
  readonly #parts: readonly Part[];
  readonly #tried = new Map<Writable, number>();
  #refused: string | undefined;

  constructor(formulas: readonly Formula[], target: Frame, chosen: (site: StopSite, formula: Formula) => boolean) {
    const part = (formula: Formula): Part => ({
      formula,
      stops: formula.stops.filter((it) => chosen(it, formula)).map((it) => waysOf(formula, it, target)),
    });
    this.#parts = formulas.map(part).filter((it) => it.stops.length > 0);
  }

  /** The edits (host offsets) of all that is written otherwise now. */
  edits = (): readonly Edit[] => this.#parts.flatMap((it) => editsToHost(it.formula.region, this.#editsOf(it))!);

  /** Moves on from every way that is misread, and says whether there was one. */
  advance(readAfter: ReadAfter): boolean {
    const wrong = this.#parts.flatMap((it) => this.#misread(it, readAfter));
    for (const it of wrong) this.#tried.set(it, (this.#tried.get(it) ?? 0) + 1);
    return wrong.length > 0;
  }

  /** Leaves every stop as it is, as a formula that holds none of them would be read otherwise. */
  giveUp({ region: { text } }: Formula): void {
    const short = singleSpaced(text.trim());
    this.#refused = `another formula would be read otherwise: ${short.length > 60 ? `${short.slice(0, 59)}…` : short}`;
  }

  /** The edits with those `along` with them, and the stops that stay; a placeholder for a term is none. */
  result(along: readonly Edit[]): Conversion {
    const edits = this.edits();
    const left = this.#parts.flatMap(({ formula, stops }) =>
      stops
        .filter((it) => this.#wayOf(it) === undefined && !it.site.placeholder)
        .map(({ site, why }) => ({ formula, site, why: this.#refused ?? why })),
    );
    return { edits: edits.length > 0 ? [...edits, ...along] : [], left };
  }

  #wayOf = (it: Writable): readonly Edit[] | undefined =>
    this.#refused === undefined ? it.ways[this.#tried.get(it) ?? 0] : undefined;

  #editsOf = ({ stops }: Part): readonly Edit[] => stops.flatMap((it) => this.#wayOf(it) ?? []);

  /** The stops that are not there as they were; all that are written otherwise where the formula says something else. */
  #misread(part: Part, readAfter: ReadAfter): readonly Writable[] {
    const { formula } = part;
    const edits = this.#editsOf(part);
    if (edits.length === 0) return [];
    const changed = part.stops.filter((it) => (this.#wayOf(it) ?? []).length > 0);
    const now = readAfter(formula, edits);
    if (now?.region.text !== applyEdits(formula.region.text, edits)) return changed;
    const wrong = changed.filter(({ site }) => !now.stops.some((it) => isSame(site, it, edits)));
    return wrong.length > 0 || alike(formula, now) ? wrong : changed;
  }
}

/** Whether a stop, read again after edits, has the same term at the same place and names the same symbols. */
function isSame(before: StopSite, after: StopSite, edits: readonly Edit[]): boolean {
  const argument = shifted(before.argument, edits);
  const names = ({ symbols }: StopSite) => symbols.map((it) => it.name).join();
  return (
    before.closed === after.closed &&
    argument.from === after.argument.from &&
    argument.to === after.argument.to &&
    names(before) === names(after)
  );
}
