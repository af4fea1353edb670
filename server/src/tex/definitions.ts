import { type Definition, type Macro, macro, type Parameter } from "./macros";
import { parse } from "./tree";

const name = String.raw`\s*\{?\s*(\\(?:[A-Za-z@]+|[^A-Za-z\s]))\s*\}?`;
const head = new RegExp(
  String.raw`\\(?:((?:re|provide)?newcommand|renewcommand|providecommand|DeclareRobustCommand|newrobustcmd)\*?${name}` +
    String.raw`|(DeclareMathOperator)(\*?)${name}` +
    `|(DeclarePairedDelimiter)(XPP|X)?${name}` +
    String.raw`|(?:g|e|x)?(def)\s*(\\[A-Za-z@]+)\s*((?:#\d)*)` +
    String.raw`|(let)\s*(\\[A-Za-z@]+)\s*=?\s*(\\[A-Za-z@]+|\\?[^\s])` +
    `|(?:New|Renew|Provide|Declare)(?:Expandable)?(DocumentCommand)${name})`,
  "g",
);

/** The macros that a text defines, in order, each with the place where its definition ends; comments define none. */
export function definitionsIn(text: string): readonly Definition[] {
  const found: Definition[] = [];
  const known = new Map<string, Macro>();
  if (!text.includes("\\")) return found;
  const reader = new RegExp(head);
  for (let match = reader.exec(text); match; match = reader.exec(text)) {
    const defined = commented(text, match.index) ? undefined : define(text, match, known);
    if (!defined) continue;
    known.set(defined.macro.name, defined.macro);
    found.push(defined);
    reader.lastIndex = Math.max(reader.lastIndex, Math.min(defined.at, match.index + longest));
  }
  return found;
}

const longest = 20_000;
const lineReach = 400;

/** Whether a comment's sign stands before a place on its line. */
function commented(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - lineReach), at);
  return /(?:^|[^\\])(?:\\\\)*%/.test(before.slice(before.lastIndexOf("\n") + 1));
}

function define(text: string, match: RegExpExecArray, known: ReadonlyMap<string, Macro>): Definition | undefined {
  const at = match.index + match[0].length;
  if (match[1]) return newCommand(text, at, match[2]!);
  if (match[3]) return mathOperator(text, at, match[5]!, match[4]!);
  if (match[6]) return pairedDelimiter(text, at, match[8]!, match[7]);
  if (match[9]) {
    const body = group(text, at);
    return body && { at: body.to, macro: macro(match[10]!, match[11]!.length / 2, body.inside) };
  }
  if (match[12]) {
    const meant = known.get(match[14]!);
    return {
      at,
      macro: meant ? { ...meant, name: match[13]! } : { ...macro(match[13]!, 0, match[14]!), before: match[14]! },
    };
  }
  return documentCommand(text, at, match[16]!);
}

function newCommand(text: string, at: number, command: string): Definition | undefined {
  const options = /^\s*(?:\[\s*(\d)\s*\])?\s*(?:\[([^\]]*)\])?/.exec(text.slice(at, at + lineReach))!;
  const body = group(text, at + options[0].length);
  if (!body) return undefined;
  const defined = macro(command, Number(options[1] ?? 0), body.inside);
  const [, ...rest] = defined.parameters;
  const first: Parameter = { kind: "optional", open: "[", close: "]", otherwise: options[2] };
  return { at: body.to, macro: options[2] === undefined ? defined : { ...defined, parameters: [first, ...rest] } };
}

function mathOperator(text: string, at: number, command: string, star: string): Definition | undefined {
  const body = group(text, at);
  return body && { at: body.to, macro: macro(command, 0, `\\operatorname${star}{${body.inside}}`) };
}

/** `\DeclarePairedDelimiter{\floor}{\lfloor}{\rfloor}`, with `X` also a body, with `XPP` also what stands around it. */
function pairedDelimiter(text: string, at: number, command: string, kind: string | undefined): Definition | undefined {
  const option = kind ? /^\s*\[\s*(\d)\s*\]/.exec(text.slice(at, at + 40)) : null;
  const groups: string[] = [];
  let to = at + (option?.[0].length ?? 0);
  for (let wanted = kind === "XPP" ? 5 : kind === "X" ? 3 : 2; wanted > 0; wanted--) {
    const next = group(text, to);
    if (!next) return undefined;
    groups.push(next.inside);
    to = next.to;
  }
  const [before, open, close, after, inside] =
    kind === "XPP" ? groups : ["", groups[0], groups[1], "", kind === "X" ? groups[2] : "#1"];
  // The star and the size only change the look, so they take the first two places; the arguments come after them.
  const shifted = inside!.replace(/#(\d)/g, (_, n: string) => `#${Number(n) + 2}`).replace(/\\delimsize/g, "");
  const plain = macro(command, kind ? Number(option?.[1] ?? 1) : 1, `${before}${open} ${shifted} ${close}${after}`);
  const size: Parameter = { kind: "optional", open: "[", close: "]", otherwise: "" };
  return { at: to, macro: { ...plain, parameters: [{ kind: "star" }, size, ...plain.parameters] } };
}

function documentCommand(text: string, at: number, command: string): Definition | undefined {
  const signature = group(text, at);
  const body = signature && group(text, signature.to);
  if (!body) return undefined;
  return {
    at: body.to,
    macro: { name: command, parameters: parametersOf(signature.inside), body: parse(body.inside) },
  };
}

const argument =
  /s|t\s*(\S)|m|o|O\s*\{([^{}]*)\}|d\s*(\S)\s*(\S)|D\s*(\S)\s*(\S)\s*\{([^{}]*)\}|r\s*(\S)\s*(\S)|[eE]\s*\{([^{}]*)\}|\S/g;

/** The arguments that a signature of xparse names. */
function parametersOf(signature: string): readonly Parameter[] {
  const found: Parameter[] = [];
  for (const it of signature.slice(0, lineReach).matchAll(argument)) {
    const kind = it[0][0]!;
    if (kind === "s" || kind === "t") found.push({ kind: "star" });
    else if (kind === "m") found.push({ kind: "mandatory" });
    else if (kind === "o") found.push({ kind: "optional", open: "[", close: "]", otherwise: undefined });
    else if (kind === "O") found.push({ kind: "optional", open: "[", close: "]", otherwise: it[2] });
    else if (kind === "d" || kind === "r")
      found.push({ kind: "optional", open: (it[3] ?? it[8])!, close: (it[4] ?? it[9])!, otherwise: undefined });
    else if (kind === "D") found.push({ kind: "optional", open: it[5]!, close: it[6]!, otherwise: it[7] });
    else if (it[10] !== undefined) for (const mark of it[10].replace(/\s/g, "")) found.push({ kind: "marked", mark });
  }
  return found;
}

/** The group that begins at a place, spaces before it aside. */
function group(text: string, from: number): { readonly inside: string; readonly to: number } | undefined {
  let at = from;
  while (/[\s%]/.test(text[at] ?? "")) at = text[at] === "%" ? lineEnd(text, at) : at + 1;
  if (text[at] !== "{") return undefined;
  let depth = 0;
  for (let i = at; i < text.length && i < at + longest; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return { inside: text.slice(at + 1, i), to: i + 1 };
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}
