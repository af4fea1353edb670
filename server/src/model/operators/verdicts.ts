import { spanToHost } from "../../host/region";
import type { Span } from "../../text/span";
import { treeOf } from "../formula";
import type { Model } from "../model";
import { tokensOf } from "../read/tokens";
import { isTooLarge } from "../size";
import { candidatesOf, type Verdict, verdictOn } from "./operators";

/** Something that is written like a stop, its place in the host, and what decides whether it is one. */
export interface Judged extends Verdict {
  readonly operator: Span;
  readonly notation: string;
}

/** What was decided of everything in a document that is written like a stop, in order. */
export function verdictsOf(model: Model): readonly Judged[] {
  const { macros, lexicon } = model.reading;
  const { repertoire, surroundings } = lexicon.operators;
  if (!surroundings || isTooLarge(model.host)) return [];
  return model.host.regions.flatMap((region) => {
    const tokens = tokensOf(treeOf(region), macros.at(region.span.from));
    return candidatesOf(tokens, repertoire).map((it) => {
      const place = { from: tokens[it.operator.from]!.from, to: tokens[it.operator.to - 1]!.to };
      return { ...verdictOn(it, tokens, surroundings), operator: spanToHost(region, place), notation: it.notation.id };
    });
  });
}
