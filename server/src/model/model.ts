import { type Language, readHosts } from "../host";
import type { Host } from "../host/region";
import type { Binder, Expr } from "../math/expr";
import { definitionsIn } from "../tex/definitions";
import { type Macro, MacroTable } from "../tex/macros";
import { type Declaration, declarationsOf, functionsSaid } from "./declarations";
import { type Formula, formulasOf, type Reading, treeOf, unread } from "./formula";
import { lexiconOf } from "./lexicon";
import { macrosSet } from "./macros-set";
import { normalise } from "./normalise";
import { once } from "./once";
import { operatorsOf } from "./operators/document";
import { wordEvidence } from "./optimised/words";
import type { Lexicon } from "./read/cursor";
import type { Definition } from "./read/statements";
import { tokensOf } from "./read/tokens";
import { defaultSettings, type Settings } from "./settings";
import { isTooLarge } from "./size";
import { mayDefine, passing } from "./written";

/** A file's text, its name, and how it embeds formulas. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly language: Language;
}

/** A definition and where it stands: a host offset, or undefined for one in another file. */
export interface Defined {
  readonly definition: Definition;
  readonly formula: Formula;
  readonly source: Source;
  readonly at: number | undefined;
}

/**
 * A document as a reader understands it: its formulas, and what they and its words say of the symbols. Formulas are read when
 * something of them is asked for first.
 */
export interface Model {
  readonly source: Source;
  /** The files that it includes or is included by. */
  readonly others: readonly Source[];
  readonly host: Host;
  readonly formulas: readonly Formula[];
  readonly definitions: ReadonlyMap<string, readonly Defined[]>;
  readonly samples: ReadonlyMap<string, Binder>;
  readonly declarations: readonly Declaration[];
  readonly reading: Reading;
  /** The macros that the document, the files that belong to it and the settings define. */
  readonly macros: readonly Macro[];
  /** The document's own host, then those of the files that belong to it. */
  readonly hosts: readonly Host[];
  readonly settings: Settings;
}

interface Part {
  readonly source: Source;
  readonly host: Host;
}

/** The model of a document; `others` are the files that it includes or is included by. */
export function modelOf(source: Source, others: readonly Source[] = [], settings: Settings = defaultSettings): Model {
  const hosts = readHosts(source, others);
  const parts: readonly Part[] = [
    { source, host: hosts.main },
    ...others.map((it, i) => ({ source: it, host: hosts.others[i]! })),
  ];
  const macros = once(() => macrosIn(parts, settings));
  const lexicon = once(() => lexiconIn(parts, macros().tables, settings));
  const readings = once(() => macros().tables.map((it) => readingOf(it, lexicon)));
  const read = parts.map(({ host }, i) =>
    isTooLarge(host) ? unread(host.regions) : formulasOf(host.regions, () => readings()[i]!),
  );
  const defining = once(() => read.map((it) => passing(it, macros().all, mayDefine)));
  const definitions = once(() => definitionsOf(parts, defining()));
  const samples = once(() => samplesOf(defining().flat()));
  const declarations = once(() => parts.flatMap((it) => declarationsOf(it.host, normalise)));
  return {
    source,
    others,
    host: parts[0]!.host,
    settings,
    formulas: read[0]!,
    get definitions() {
      return definitions();
    },
    get samples() {
      return samples();
    },
    get declarations() {
      return declarations();
    },
    get reading() {
      return readings()[0]!;
    },
    get macros() {
      return macros().all;
    },
    hosts: parts.map((it) => it.host),
  };
}

/** What a part is read with; what names mean is found out when it is asked for. */
const readingOf = (macros: MacroTable, lexicon: () => Lexicon): Reading => ({
  macros,
  get lexicon() {
    return lexicon();
  },
});

/** The macros of all parts, and for each part the table of those in force by places of its own. */
function macrosIn(parts: readonly Part[], settings: Settings) {
  const own = parts.map((it) => definitionsIn(it.source.text));
  const all = [...macrosSet(settings.macros), ...own.toReversed().flat()].map((it) => it.macro);
  const shared = new Map(all.map((it) => [it.name, it]));
  return { all, tables: own.map((it) => new MacroTable(it, shared)) };
}

/** What the formulas of all parts say of names together. */
function lexiconIn(parts: readonly Part[], tables: readonly MacroTable[], settings: Settings): Lexicon {
  const formulas = parts.flatMap(({ host }, i) =>
    (isTooLarge(host) ? [] : host.regions).map((region) => tokensOf(treeOf(region), tables[i]!.at(region.span.from))),
  );
  const hosts = parts.map((it) => it.host);
  const evidence = hosts.flatMap((it) => wordEvidence(it));
  const optimised = evidence.filter((it) => it.optimised).map((it) => it.symbol);
  return lexiconOf(formulas, operatorsOf(hosts, formulas, settings.operators), {
    functions: hosts.flatMap((it) => functionsSaid(it, normalise)),
    optimised: [...settings.parameters.map(normalise), ...optimised],
  });
}

/** Whether the words before a formula make a value in it a case of many: "at $t = T$", "if $\mu = 0$". */
const standsInCase = ({ region }: Formula, text: string): boolean =>
  !region.display &&
  /(?:^|[\s(])(?:at|if|when|whenever|until|unless)[\s~]+$/i.test(
    text.slice(Math.max(0, region.span.from - 12), region.span.from),
  );

const isValue = (e: Expr): boolean => e.kind === "symbol" || e.kind === "number";

function definitionsOf(
  parts: readonly Part[],
  read: readonly (readonly Formula[])[],
): ReadonlyMap<string, readonly Defined[]> {
  const found = new Map<string, Defined[]>();
  read.forEach((formulas, part) => {
    for (const formula of formulas) {
      for (const definition of formula.statements) {
        if (definition.kind !== "definition") continue;
        if (isValue(definition.value) && standsInCase(formula, parts[part]!.source.text)) continue;
        const at = part === 0 ? formula.region.span.from + definition.span.from : undefined;
        const list = found.get(definition.name) ?? [];
        list.push({ definition, formula, source: parts[part]!.source, at });
        found.set(definition.name, list);
      }
    }
  });
  return found;
}

function samplesOf(formulas: readonly Formula[]): ReadonlyMap<string, Binder> {
  const found = new Map<string, Binder>();
  for (const it of formulas.flatMap((formula) => formula.statements))
    if (it.kind === "sampling" && it.binder.symbol !== "") found.set(it.binder.symbol, it.binder);
  return found;
}
