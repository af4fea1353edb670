import type { Vocabulary } from "../vocabulary";
import { Definitions } from "./definitions";

/** Adds to a vocabulary what a LaTeX text defines, without reading its formulas. */
export function learn(text: string, vocabulary: Vocabulary): void {
  const definitions = new Definitions(text, vocabulary);
  const command = /(?<!\\)%[^\n]*|\\(?:[A-Za-z@]+|[^])/g;
  for (let it = command.exec(text); it; it = command.exec(text))
    command.lastIndex = definitions.after(it[0], it.index) ?? command.lastIndex;
}
