import type { Span } from "../../text/span";

/** What stands at a `<` in Markdown: a comment, or something that is passed over up to `to`. */
export type Html = Span & { readonly kind: "comment" | "passed" };

const tag =
  /<\/?([A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/y;
const address = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>/y;
const code = /^(?:code|pre|kbd|samp|tt|script|style)$/i;

/** The HTML of a text; what does not close is remembered, so that it is looked for once. */
export class HtmlReader {
  #missing: Set<string> | undefined;

  constructor(readonly text: string) {}

  /** The comment, tag, address or element of code that begins at `at`. */
  at(at: number): Html | undefined {
    const { text } = this;
    if (text.startsWith("<!--", at)) {
      const to = this.#after("-->", at + 4);
      return to === undefined ? undefined : { kind: "comment", from: at, to };
    }
    const link = match(address, text, at);
    if (link) return { kind: "passed", from: at, to: at + link[0].length };
    const found = match(tag, text, at);
    if (!found) return undefined;
    const inside = at + found[0].length;
    const element = code.test(found[1]!) && text[at + 1] !== "/" && !found[0].endsWith("/>");
    const to = element ? this.#after(`</${found[1]}>`, inside) : undefined;
    return { kind: "passed", from: at, to: to ?? inside };
  }

  #after(closer: string, from: number): number | undefined {
    if (this.#missing?.has(closer)) return undefined;
    const found = this.text.indexOf(closer, from);
    if (found >= 0) return found + closer.length;
    this.#missing ??= new Set();
    this.#missing.add(closer);
    return undefined;
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
