import { partitionPoint } from "../text/partition-point";
import { parse, type Tree } from "./tree";

/** An argument of a user's command. */
export type Parameter =
  | { readonly kind: "mandatory" }
  /** In brackets; `otherwise` is its default, undefined where the body can ask whether it was given. */
  | { readonly kind: "optional"; readonly open: string; readonly close: string; readonly otherwise: string | undefined }
  | { readonly kind: "star" }
  /** After a mark such as `_`, as `e{_}` of xparse. */
  | { readonly kind: "marked"; readonly mark: string };

/** A user's command: its arguments, and what it stands for. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Tree;
  /** The command that it was another name for before that was defined anew with it. */
  readonly before?: string;
}

/** The macros in force at some place, by name with the backslash. */
export interface Macros {
  get(name: string): Macro | undefined;
}

/** A definition of a macro, and where it ends in its text. */
export interface Definition {
  readonly at: number;
  readonly macro: Macro;
}

/** A command with so many plain arguments. */
export const macro = (name: string, count: number, body: string): Macro => ({
  name,
  parameters: Array.from({ length: Math.min(count, 9) }, () => ({ kind: "mandatory" as const })),
  body: parse(body),
});

/** Where no macro is in force. */
export const noMacros: Macros = new Map<string, Macro>();

/**
 * The macros of a document by place: the last definition before it counts; where there is none, what other files and the settings
 * define; else the first after it, so that a document whose definitions are read late is still understood.
 */
export class MacroTable {
  readonly #own: ReadonlyMap<string, readonly Definition[]>;

  constructor(
    own: readonly Definition[],
    readonly others: Macros,
  ) {
    const lists = new Map<string, Definition[]>();
    for (const it of own) {
      const list = lists.get(it.macro.name);
      if (list) list.push(it);
      else lists.set(it.macro.name, [it]);
    }
    this.#own = lists;
  }

  /** The macros in force at an offset of the document. */
  at(offset: number): Macros {
    return { get: (name) => this.#before(name, offset) ?? this.others.get(name) ?? this.#own.get(name)?.[0]?.macro };
  }

  /** The table with macros that hold in place of those of the same names. */
  with(definitions: readonly Definition[]): MacroTable {
    const added = new Map(definitions.map((it) => [it.macro.name, it.macro]));
    const own = [...this.#own.values()].flat().filter((it) => !added.has(it.macro.name));
    return new MacroTable(own, { get: (name) => added.get(name) ?? this.others.get(name) });
  }

  #before(name: string, offset: number): Macro | undefined {
    const list = this.#own.get(name);
    return list?.[partitionPoint(list, (it) => it.at <= offset) - 1]?.macro;
  }
}
