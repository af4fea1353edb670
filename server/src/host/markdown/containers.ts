import { closesFence, type Fence } from "./fence";
import type { Line } from "./line";

/** What lines stand in: a quote, a list's item or a footnote with its indentation, a fence around Markdown. */
export type Container =
  | { readonly kind: "quote" }
  | { readonly kind: "item"; readonly indent: number }
  | { readonly kind: "fence"; readonly fence: Fence };

/** Deeper containers are text, deeper fences code. */
export const deepest = 100;

const none = { count: 0, closed: false };

/** How many of the open containers go on in a line, whose marks are taken; `closed` where it is the closing line of a fence. */
export function continued(
  line: Line,
  open: readonly Container[],
): { readonly count: number; readonly closed: boolean } {
  if (open.length === 0) return none;
  for (let i = 0; i < open.length; i++) {
    const it = open[i]!;
    switch (it.kind) {
      case "quote":
        if (!takeQuote(line)) return { count: i, closed: false };
        break;
      case "item":
        if (line.isBlank) break;
        if (line.indent < it.indent) return { count: i, closed: false };
        line.takeSpace(it.indent);
        break;
      case "fence":
        if (line.indent < 4 && closesFence(line, it.fence)) return { count: i, closed: true };
        break;
    }
  }
  return { count: open.length, closed: false };
}

/** The container that begins where a line stands, its mark taken. */
export function begun(line: Line, depth: number, inParagraph: boolean): Container | undefined {
  if (depth >= deepest || !canBegin(line.text.charCodeAt(line.first)) || line.indent >= 4) return undefined;
  if (takeQuote(line)) return { kind: "quote" };
  const rest = line.text.slice(line.first, line.to);
  return footnote(line, rest) ?? admonition(line, rest) ?? item(line, rest, inParagraph);
}

/** Whether a character is one of `>[!?=-+*` or a digit. */
const canBegin = (c: number): boolean =>
  c === 62 || c === 91 || c === 33 || c === 63 || c === 61 || (c >= 42 && c <= 45) || (c >= 48 && c <= 57);

function takeQuote(line: Line): boolean {
  const { first } = line;
  if (line.indent >= 4 || line.text[first] !== ">" || first >= line.to) return false;
  line.takeSpace(3);
  line.take(1);
  line.takeSpace(1);
  return true;
}

function footnote(line: Line, rest: string): Container | undefined {
  const found = rest.startsWith("[^") ? /^\[\^[^\]\s]+\]:/.exec(rest) : null;
  if (!found) return undefined;
  line.takeSpace(3);
  line.take(found[0].length);
  return { kind: "item", indent: 4 };
}

/** `!!! note "Title"` of MkDocs: what is indented below belongs to it. */
function admonition(line: Line, rest: string): Container | undefined {
  const found = /^(?:(?:!!!|\?\?\?\+?)(?=[ \t]+[\w"])|===[+!]?(?=[ \t]+"))/.exec(rest);
  if (!found) return undefined;
  const indent = line.indent + 4;
  line.takeSpace(3);
  line.take(found[0].length);
  return { kind: "item", indent };
}

const bullet = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

function item(line: Line, rest: string, inParagraph: boolean): Container | undefined {
  const found = bullet.exec(rest);
  if (!found || rule.test(rest)) return undefined;
  const empty = rest.slice(found[0].length).trim() === "";
  if (inParagraph && (empty || (found[1] !== undefined && Number(found[1]) !== 1))) return undefined;
  const before = line.indent;
  line.takeSpace(before);
  line.take(found[0].length);
  const after = line.indent;
  const space = empty || after > 4 ? 1 : after;
  line.takeSpace(space);
  return { kind: "item", indent: before + found[0].length + space };
}

/** Whether a line without its indentation is a thematic break. */
export const isRule = (line: string): boolean => rule.test(line);
