import type { Span } from "../../text/span";

/** How much a piece of evidence weighs: what a person says goes before what a formula's shape suggests. */
export const weights = { setting: 6, comment: 5, words: 4, update: 3, name: 2, formula: 1 } as const;

/** One reason to think that a symbol is optimised, or that it is held. */
export interface Evidence {
  readonly symbol: string;
  readonly optimised: boolean;
  readonly weight: keyof typeof weights;
  /** What the document says, as it stands there. */
  readonly words: string;
  /** Where it says so (host offsets); undefined for settings. */
  readonly at: Span | undefined;
}
