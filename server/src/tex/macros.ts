import { parse, type Tree } from "./tree";

/** A user's command: how many arguments it takes, the default of an optional first one, what it stands for. */
export interface Macro {
  readonly name: string;
  readonly parameters: number;
  readonly optional: string | undefined;
  readonly body: Tree;
}

/** The macros in force, by name with the backslash. */
export type Macros = ReadonlyMap<string, Macro>;

const head =
  /\\(?:(newcommand|renewcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\s*(\\[A-Za-z@]+)\s*\}?|(DeclareMathOperator)(\*?)\s*\{?\s*(\\[A-Za-z@]+)\s*\}?|(?:g|e|x)?(def)\s*(\\[A-Za-z@]+)((?:#\d)*)|(let)\s*(\\[A-Za-z@]+)\s*=?\s*(\\[A-Za-z@]+|.)|(New|Renew|Provide|Declare)DocumentCommand\s*\{?\s*(\\[A-Za-z@]+)\s*\}?)/g;

/** The macros that a text defines, in order; a later definition of a name replaces an earlier one. */
export function macrosOf(text: string): Macros {
  const found = new Map<string, Macro>();
  if (!text.includes("\\")) return found;
  for (const match of text.matchAll(head)) {
    const macro = define(text, match);
    if (macro) found.set(macro.name, macro);
  }
  return found;
}

function define(text: string, match: RegExpMatchArray): Macro | undefined {
  const at = match.index! + match[0].length;
  if (match[1]) return newCommand(text, at, match[2]!);
  if (match[3]) {
    const body = group(text, at);
    return body && make(match[5]!, 0, `\\operatorname${match[4]}{${body.inside}}`);
  }
  if (match[6]) {
    const body = group(text, at);
    return body && make(match[7]!, match[8]!.length / 2, body.inside);
  }
  if (match[9]) return make(match[10]!, 0, match[11]!);
  const signature = group(text, at);
  const body = signature && group(text, signature.to);
  return body && documentCommand(match[13]!, signature.inside, body.inside);
}

function newCommand(text: string, at: number, name: string): Macro | undefined {
  const options = /^\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?/.exec(text.slice(at, at + 400))!;
  const body = group(text, at + options[0].length);
  return body && make(name, Number(options[1] ?? 0), body.inside, options[2]);
}

function documentCommand(name: string, signature: string, body: string): Macro {
  const kinds = signature.replace(/\s+/g, "").match(/[mos]|O\{[^}]*\}/g) ?? [];
  const optional = kinds[0]?.startsWith("O{") ? kinds[0].slice(2, -1) : kinds[0] === "o" ? "" : undefined;
  return make(name, kinds.length, body, optional);
}

const make = (name: string, parameters: number, body: string, optional?: string): Macro => ({
  name,
  parameters,
  optional,
  body: parse(body),
});

function group(text: string, from: number): { readonly inside: string; readonly to: number } | undefined {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at++;
  if (text[at] !== "{") return undefined;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return { inside: text.slice(at + 1, i), to: i + 1 };
  }
  return undefined;
}
