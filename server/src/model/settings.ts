import type { Configured } from "./macros-set";

/** How a formal version is written: shadows with a tilde or as the variant letter, or no new function but an evaluation bar. */
export type FormalStyle = "tilde" | "variant" | "bar" | "ratio";

/** What is set about documents from outside of them, as far as it changes how they are read and written. */
export interface Settings {
  /** The notation to write, by its id; undefined takes the document's own. */
  readonly notation: string | undefined;
  /** Further ways of writing a stop, as templates. */
  readonly operators: readonly string[];
  /** Symbols that are optimised, whatever the document says. */
  readonly parameters: readonly string[];
  /** Macros beside those of the document: the command and what it stands for, with the number of its arguments or without. */
  readonly macros: Configured;
  /** How formal versions are written. */
  readonly formalStyle: FormalStyle;
}

/** The settings where nobody set anything. */
export const defaultSettings: Settings = {
  notation: undefined,
  operators: [],
  parameters: [],
  macros: {},
  formalStyle: "tilde",
};
