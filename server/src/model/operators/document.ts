import type { Host } from "../../host/region";
import { notations } from "../../notation";
import type { Notation } from "../../notation/notation";
import { patternOf } from "../../notation/pattern";
import { type Repertoire, repertoireOf } from "../../notation/repertoire";
import type { Placed } from "../../tex/expand";
import { Interned } from "../remember";
import { introducedBy } from "./declared";
import type { Operators } from "./operators";
import { surroundingsOf } from "./surroundings";

const known = repertoireOf(notations);

/** The operators of a document: those that we know, those that its words introduce, and the templates of the settings. */
export function operatorsOf(
  hosts: readonly Host[],
  formulas: readonly (readonly Placed[])[],
  templates: readonly string[] = [],
): Operators {
  const introduced = [...new Set([...templates, ...hosts.flatMap(introducedBy)])];
  const { repertoire, words } = interned.get(introduced.join("\n"), () => introducing(introduced));
  return { repertoire, surroundings: surroundingsOf(hosts, formulas, repertoire, words) };
}

interface Introduced {
  readonly repertoire: Repertoire;
  /** The words of the operators that are introduced, each after where it stands: `prefix sg`. */
  readonly words: ReadonlySet<string>;
}
/** The same one for the same templates, so that what was found with it is found again. */
const interned = new Interned<Introduced>();

function introducing(templates: readonly string[]): Introduced {
  const own = templates.map((template): Notation => ({ id: template, template }));
  const names = new Set(own.flatMap(wordsOf));
  const read = notations.filter((it) => !it.declared || wordsOf(it).some((word) => names.has(word)));
  const words = new Set(own.flatMap((it) => wordsOf(it).map((word) => `${formOf(it)} ${word}`)));
  return { words, repertoire: repertoireOf([...own.filter((it) => !isKnown(it)), ...read]) };
}

/** Where the operator stands; what calls a method stands after its term. */
function formOf({ template }: Notation): string | undefined {
  const kind = patternOf(template)?.kind;
  return kind === "method" || kind === "under" ? "postfix" : kind;
}

/** Whether a template says no more than that one of our own operators is a stop. */
function isKnown(notation: Notation): boolean {
  const { words, signs, around, postfix } = repertoireOf([notation]);
  return (
    [...words.keys()].some((it) => known.words.has(it)) ||
    [...signs.values()].flat().some((it) => known.words.has(it.head.join("").toLowerCase()) && it.head.length > 1) ||
    [...signs.values()]
      .flat()
      .some((it) => known.signs.get(it.head[0]!)?.some(({ head }) => head.join() === it.head.join())) ||
    [...around.keys()].some((it) => known.around.has(it)) ||
    postfix.some((it) => known.postfix.some((other) => other.pattern.inside.join() === it.pattern.inside.join()))
  );
}

/** What a candidate written with the template has as its word. */
function wordsOf(notation: Notation): readonly string[] {
  const pattern = patternOf(notation.template);
  if (pattern?.kind === "around") return [pattern.opener];
  if (pattern?.kind === "postfix") return [pattern.inside.join("")];
  const { words, signs } = repertoireOf([notation]);
  return [...words.keys(), ...[...signs.values()].flat().map((it) => it.head.join(""))];
}
