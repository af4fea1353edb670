import { parse } from "yaml";
import type { Configured } from "../macros-set";

const deepest = 12;
const longest = 20_000;

/** The macros that a configuration file of MyST, Jupyter Book, Quarto or Jekyll sets, or the front matter of a page. */
export function macrosInConfiguration(text: string): Configured {
  if (!/\b(?:macros|math)\b/i.test(text)) return {};
  return { ...inYaml(text), ...macrosInScripts(text) };
}

/** The macros of a page: in its front matter, and in a script that configures MathJax. */
export function macrosInPage(text: string): Configured {
  const front = /^\uFEFF?---\r?\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(0, longest))?.[1];
  const own = front && /\b(?:macros|math)\b/i.test(front) ? inYaml(front) : {};
  return { ...own, ...macrosInScripts(text) };
}

function inYaml(text: string): Configured {
  try {
    return collect(parse(text.slice(0, 10 * longest), { logLevel: "silent", maxAliasCount: 100 }), 0);
  } catch {
    return {};
  }
}

/** Everything below a key `macros` or `math`, at any depth: the tools do not agree on where it stands. */
function collect(value: unknown, depth: number): Configured {
  if (typeof value !== "object" || value === null || depth > deepest) return {};
  const found: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    Object.assign(found, collect(inner, depth + 1));
    if (/^macros$|^math$/i.test(key) && typeof inner === "object" && inner !== null)
      Object.assign(found, entries(inner));
  }
  return found;
}

function entries(macros: object): Configured {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(macros)) {
    const body = (value as { readonly macro?: unknown } | null)?.macro ?? value;
    if (/^\\?[A-Za-z@]+$/.test(name) && (typeof body === "string" || Array.isArray(body))) found[name] = body;
  }
  return found;
}

const entry =
  /["']?\\{0,2}([A-Za-z@]+)["']?\s*:\s*(?:\[\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`)\s*(?:,\s*(\d))?/g;

/** The macros of `MathJax = { tex: { macros: { … } } }` in a script. */
function macrosInScripts(text: string): Configured {
  const found: Record<string, unknown> = {};
  if (!/macros/.test(text) || !/mathjax|katex/i.test(text)) return found;
  for (const at of text.matchAll(/["']?\bmacros["']?\s*:\s*\{/g)) {
    const inside = braced(text, at.index + at[0].length);
    for (const it of inside.matchAll(entry)) {
      const body = (it[2] ?? it[3] ?? it[4]!).replace(/\\(.)/g, "$1");
      found[it[1]!] = it[5] === undefined ? body : [body, Number(it[5])];
    }
  }
  return found;
}

/** The text from a place up to the brace that closes it, strings left out of the count. */
function braced(text: string, from: number): string {
  let depth = 1;
  let quote = "";
  for (let i = from; i < Math.min(text.length, from + longest); i++) {
    const c = text[i]!;
    if (c === "\\") i++;
    else if (quote !== "") quote = c === quote ? "" : quote;
    else if (/["'`]/.test(c)) quote = c;
    else if (c === "{") depth++;
    else if (c === "}" && --depth === 0) return text.slice(from, i);
  }
  return text.slice(from, from + longest);
}
