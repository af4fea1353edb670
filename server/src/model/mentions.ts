import { operatorAt } from "../notation/prefix";
import type { Repertoire } from "../notation/repertoire";
import type { Edit } from "../text/edit";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { stopsOf } from "./stops";

const words = /gradient|detach|differentia|backprop|constant|stop/i;
const reach = 100;

/** Edits (host offsets) of formulas that only name the operator in a sentence about it, as in "where `\bot` stops the gradient". */
export function mentions(model: Model, head: string): readonly Edit[] {
  const used = new Set(stopsOf(model).map((it) => it.site.notation));
  const { repertoire } = model.reading.lexicon.operators;
  return model.formulas.flatMap((it) => {
    const { text, pieces, span } = it.region;
    if (text === head || !used.has(named(it, repertoire) ?? "")) return [];
    const around = model.source.text.slice(Math.max(0, span.from - reach), span.to + reach);
    return words.test(around) ? [{ span: pieces[0]!.host, text: head }] : [];
  });
}

/** The notation whose operator is all that stands in a formula. */
function named({ tree: { tokens }, region, stops }: Formula, repertoire: Repertoire): string | undefined {
  if (stops.length > 0 || region.pieces.length !== 1 || tokens.length > 24) return undefined;
  const operator = tokens.length > 0 ? operatorAt(tokens, 0, repertoire) : undefined;
  return operator?.next === tokens.length ? operator.notation.id : undefined;
}
