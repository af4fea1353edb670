import { expand } from "../tex/expand";
import { noMacros } from "../tex/macros";
import { parse } from "../tex/tree";

/** A template as the texts of its tokens, by where its term stands. */
export type Pattern =
  /** An operator before its term. */
  | { readonly kind: "prefix"; readonly head: readonly string[] }
  /** The term with a script after it. */
  | { readonly kind: "postfix"; readonly opener: string; readonly mark: "_" | "^"; readonly inside: readonly string[] }
  /** Brackets of its own around the term. */
  | { readonly kind: "around"; readonly opener: string; readonly closer: string }
  /** A word under the term. */
  | { readonly kind: "under" }
  /** A method call after the term. */
  | { readonly kind: "method" };

const underset = /\\underset\s*\{#S\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}/;

/** What a template looks like; undefined for a text that is none. */
export function patternOf(template: string): Pattern | undefined {
  const at = template.indexOf("#1");
  if (at < 0) return undefined;
  if (/^\\underset\s*\{.*\}\s*\{$/.test(template.slice(0, at))) return { kind: "under" };
  const before = textsOf(
    template
      .slice(0, at)
      .replace(underset, "$1")
      .replace(/_?\{#S\}|_#S/, ""),
  );
  const after = textsOf(template.slice(at + 2).replace(/,?\s*#S/, ""));
  const opener = before.at(-1) ?? "";
  const closer = after[0] ?? "";
  const mark = after.findIndex((it) => it === "_" || it === "^");
  if (after.includes(".")) return { kind: "method" };
  if (mark >= 0 && before.length <= 1 && inside(after, mark).length > 0)
    return { kind: "postfix", opener: bare(opener), mark: after[mark] as "_" | "^", inside: inside(after, mark) };
  if (before.length === 1 && closer !== "" && !/^(?:\[|\(|\{)$/.test(bare(opener)))
    return { kind: "around", opener: bare(opener), closer: bare(closer) };
  const head = closer === "" ? before : before.slice(0, -1);
  return head.length === 0 ? undefined : { kind: "prefix", head };
}

/** The texts of what means something in a piece of a template: without spaces and sizes. */
export const textsOf = (text: string): readonly string[] =>
  expand(parse(text), noMacros)
    .map((it) => it.text)
    .filter((it) => !/^\\(?:[,;:! ]|[bB]igg?[lrm]?)$/.test(it));

/** A delimiter without `\left` or `\right`. */
export const bare = (text: string): string => text.replace(/^\\(?:left|right)\s*(?=[^a-z])/, "");

function inside(texts: readonly string[], mark: number): readonly string[] {
  const braced = texts[mark + 1] === "{";
  return braced ? texts.slice(mark + 2, texts.lastIndexOf("}")) : texts.slice(mark + 1, mark + 2);
}
