import type { Model } from "../model/model";
import type { Span } from "../text/span";

/** What is shown at a place: sentences (Markdown, formulas as code), and equations to draw and to copy. */
export interface Hover {
  readonly at: Span;
  readonly sentences: readonly string[];
  readonly equations: readonly string[];
}

/** One kind of hover; undefined where it has nothing to say at the host offset. */
export type HoverKind = (model: Model, at: number) => Hover | undefined;
