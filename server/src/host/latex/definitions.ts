import { groupEnd, optionEnd } from "../group";
import type { Vocabulary } from "../vocabulary";

/** What a command defines, and how many groups in braces follow the name. */
interface Kind {
  readonly defines: "command" | "environment" | "body" | "verbatim" | "minted" | "nothing";
  readonly groups: number;
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...each("newcommand renewcommand providecommand DeclareRobustCommand", { defines: "command", groups: 1 }),
  ...each("def gdef edef xdef", { defines: "command", groups: 1 }),
  ...each("NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand", {
    defines: "command",
    groups: 2,
  }),
  ...each("newenvironment renewenvironment", { defines: "environment", groups: 2 }),
  ...each("NewDocumentEnvironment RenewDocumentEnvironment DeclareDocumentEnvironment", {
    defines: "environment",
    groups: 3,
  }),
  ...each("NewEnviron RenewEnviron", { defines: "body", groups: 1 }),
  ...each("lstnewenvironment DefineVerbatimEnvironment RecustomVerbatimEnvironment newtcblisting", {
    defines: "verbatim",
    groups: 2,
  }),
  ...each("excludecomment", { defines: "verbatim", groups: 0 }),
  ...each("newminted", { defines: "minted", groups: 1 }),
  ...each("DeclareMathOperator newcolumntype newtheorem declaretheorem", { defines: "nothing", groups: 1 }),
  ...each("DeclarePairedDelimiter", { defines: "nothing", groups: 2 }),
  ...each("DeclarePairedDelimiterX DeclarePairedDelimiterXPP", { defines: "nothing", groups: 5 }),
]);

function each(names: string, kind: Kind): [string, Kind][] {
  return names.split(" ").map((it) => [`\\${it}`, kind]);
}

/** The commands that define something. */
export const defining: readonly string[] = ["\\let", ...kinds.keys()];

/** What stands after the name that is defined. */
interface Arguments {
  /** As `\def` has them: `#1#2`. */
  readonly parameters: string;
  readonly options: readonly string[];
  readonly groups: readonly string[];
  readonly next: number;
}

/** A name's own parameters before the body, in `\def\x#1{…}`. */
const delimited = /(?:#\d[^#{}\\]{0,20})+/y;
const named = /\*?\s*(?:\{\s*(\\?[^{}\s]*)\s*\}|(\\(?:[A-Za-z@]+|.)))/y;
const alias = /\\let\s*(\\[A-Za-z@]+)\s*=?\s*(\\[A-Za-z@]+|.)/y;

/** Where definitions end, whose bodies are no formulas of the document, and what they add to its vocabulary. */
export class Definitions {
  /** How far a body is searched for its end; less where one has none. */
  #longest = Number.POSITIVE_INFINITY;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
  ) {}

  /** Where the definition that a command at `at` begins ends; undefined for other commands. */
  after(command: string, at: number): number | undefined {
    if (command === "\\let") return this.#alias(at);
    const kind = kinds.get(command);
    if (!kind) return undefined;
    const { text } = this;
    let next = at + command.length;
    const before = optionEnd(text, next, Math.min(text.length, next + 300));
    const option = before === undefined ? "" : text.slice(next, before);
    named.lastIndex = before ?? next;
    const name = named.exec(text);
    if (!name) return next;
    next = named.lastIndex;
    const found = this.#arguments(next, kind.groups);
    this.#note(kind, name[1] ?? name[2]!, option, found);
    return found.next;
  }

  #alias(at: number): number | undefined {
    alias.lastIndex = at;
    const found = alias.exec(this.text);
    if (!found) return undefined;
    this.vocabulary.addCommand(found[1]!, "", found[2]!);
    return at + found[0].length;
  }

  /** The optional arguments and the groups that follow a name. */
  #arguments(from: number, count: number): Arguments {
    const { text } = this;
    const options: string[] = [];
    const groups: string[] = [];
    delimited.lastIndex = from;
    const parameters = delimited.exec(text)?.[0] ?? "";
    let next = from + parameters.length;
    while (groups.length < count) {
      const option = optionEnd(text, next, Math.min(text.length, next + 300));
      const end = option ?? this.#groupEnd(next);
      if (end === undefined) break;
      const inside = text.slice(next, end).trim().slice(1, -1);
      if (option === undefined) groups.push(inside);
      else options.push(inside);
      next = end;
    }
    return { parameters, options, groups, next };
  }

  #groupEnd(from: number): number | undefined {
    const limit = Math.min(this.text.length, from + this.#longest);
    const end = groupEnd(this.text, from, limit);
    if (end === undefined && limit === this.text.length && /^\s*\{/.test(this.text.slice(from, from + 20)))
      this.#longest = 2_000;
    return end;
  }

  #note(kind: Kind, name: string, option: string, found: Arguments): void {
    const { groups } = found;
    switch (kind.defines) {
      case "command":
        this.vocabulary.addCommand(name, parametersOf(found, kind.groups === 2), groups.at(-1) ?? "");
        break;
      case "environment":
        this.vocabulary.addEnvironment(name, parametersOf(found, kind.groups === 3), groups.at(-2) ?? "");
        break;
      case "body":
        this.vocabulary.addEnvironment(name, parametersOf(found, false), groups[0]?.split("\\BODY")[0] ?? "");
        break;
      case "verbatim":
        this.vocabulary.addVerbatim(name);
        break;
      case "minted":
        this.vocabulary.addVerbatim(option === "" ? `${name}code` : option.trim().slice(1, -1));
        break;
      case "nothing":
        break;
    }
  }
}

/** The parameters of what is defined, `o` for an optional one and `m` for others. */
function parametersOf({ parameters, options, groups }: Arguments, signed: boolean): string {
  if (signed)
    return (groups[0] ?? "")
      .replace(/\{[^{}]*\}/g, "")
      .replace(/[^mroODR]/g, "")
      .replace(/[OD]/g, "o")
      .replace(/[rR]/g, "m");
  const count = options.length > 0 ? Number(options[0]) || 0 : parameters.replace(/[^#]/g, "").length;
  return (options.length > 1 ? "o" : "m").repeat(Math.min(count, 1)) + "m".repeat(Math.max(0, count - 1));
}
