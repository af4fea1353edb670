import { equal } from "../math/equal";
import { applyEdits, type Edit } from "../text/edit";
import type { Span } from "../text/span";
import type { Formula } from "./formula";
import { type Model, modelOf } from "./model";
import { remembering } from "./remember";
import { saidIn } from "./said-in";

/** The document after edits, read anew. */
export const edited = remembering(
  (edits: readonly Edit[], { source, others, settings }: Model): Model =>
    modelOf({ ...source, text: applyEdits(source.text, edits) }, others, settings),
);

/**
 * The formulas that no edit touches and that are read otherwise in the edited document: what one formula says of a name holds for
 * all, so that `T_m` is a function once something is differentiated in `m`.
 */
export function readOtherwise(model: Model, after: Model, edits: readonly Edit[]): readonly Formula[] {
  const places = new Map(after.formulas.map((it) => [it.region.span.from, it]));
  return model.formulas.filter((it) => {
    const { span } = it.region;
    const now = places.get(span.from + grownBefore(span, edits));
    return !edits.some((edit) => touches(edit.span, span)) && !(now && saysTheSame(it, now));
  });
}

const touches = (edit: Span, { from, to }: Span): boolean => edit.from < to && from < edit.to;

const grownBefore = ({ from }: Span, edits: readonly Edit[]): number =>
  edits
    .filter(({ span }) => span.to <= from)
    .reduce((sum, { span, text }) => sum + text.length - (span.to - span.from), 0);

const saysTheSame = (a: Formula, b: Formula): boolean =>
  a.region.text === b.region.text &&
  a.statements.length === b.statements.length &&
  a.statements.every((it, i) => {
    const other = b.statements[i]!;
    const [said, now] = [it, other].map((x) => (x.kind === "definition" ? [x.left, ...saidIn(x)] : saidIn(x)));
    return it.kind === other.kind && said!.length === now!.length && said!.every((e, k) => equal(e, now![k]!));
  });
