import type { Span } from "../text/span";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { normalise } from "./normalise";
import { type Objective, objectiveOf } from "./objective";

/** A function in a Python file, named relative to the document, and what symbols are called in it where their names do not tell. */
export interface CodeReference {
  readonly file: string;
  readonly name: string;
  readonly identify: ReadonlyMap<string, string>;
}

/** The function that a comment names for a formula (`stopgrad: code losses.py:vq_loss`): that of the nearest comment. */
export function codeNamedFor(model: Model, { region }: Formula): CodeReference | undefined {
  const distance = (at: number) => (at < region.span.from ? region.span.from - at : Math.max(0, at - region.span.to));
  const found = model.host.comments
    .flatMap((it) => {
      const reference = referenceIn(it.text);
      return reference ? [{ reference, distance: distance(it.from) }] : [];
    })
    .sort((a, b) => a.distance - b.distance);
  return found[0]?.reference;
}

/** A comment that names a function, and the formula that it is for: the first behind it that defines something, else the last before. */
export interface CodeComment {
  readonly reference: CodeReference;
  readonly at: Span;
  readonly objective: Objective | undefined;
}

/** Every comment of a document that names a function for a formula. */
export function codeCommentsOf(model: Model): readonly CodeComment[] {
  return model.host.comments.flatMap((it) => {
    const reference = referenceIn(it.text);
    if (!reference) return [];
    const defining = model.formulas.filter(({ statements }) => statements.some((own) => own.kind === "definition"));
    const formula = defining.find(({ region }) => region.span.from >= it.from) ?? defining.at(-1);
    const statement = formula?.statements.find((own) => own.kind === "definition");
    const written = model.source.text.slice(it.from, it.to).trimEnd();
    return [
      {
        reference,
        at: { from: it.from, to: it.from + written.length },
        objective: statement && objectiveOf(model, formula!, statement),
      },
    ];
  });
}

/** `stopgrad: code losses.py:td where \theta = w, s' = obs`. */
function referenceIn(comment: string): CodeReference | undefined {
  const [, place, where] = /^\s*stopgrad:\s*code\s+(\S+?)(?:,?\s+where\s+([^]*?))?\s*$/.exec(comment) ?? [];
  const pairs = (where ?? "").split(/,(?![^{]*\})/).map((it) => it.split("="));
  const identify = pairs.flatMap(([symbol, name]) => (name ? [[normalise(symbol!), name.trim()] as const] : []));
  const found = codeReference(place ?? "");
  return found && { ...found, identify: new Map(identify) };
}

/** `losses.py:vq_loss` in its parts. */
export function codeReference(text: string): CodeReference | undefined {
  const found = /^(.+\.py):([\p{L}_][\p{L}\p{N}_.]*)$/u.exec(text);
  return found ? { file: found[1]!, name: found[2]!, identify: new Map() } : undefined;
}
