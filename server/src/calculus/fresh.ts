/** How shadow variables are written: with a tilde, or with the variant of the letter. */
export type ShadowStyle = "tilde" | "variant";

const variants: Readonly<Record<string, string>> = {
  "\\phi": "\\varphi",
  "\\theta": "\\vartheta",
  "\\epsilon": "\\varepsilon",
  "\\rho": "\\varrho",
  "\\sigma": "\\varsigma",
  "\\kappa": "\\varkappa",
  "\\pi": "\\varpi",
};
const accents = ["\\tilde", "\\check", "\\breve", "\\acute", "\\grave", "\\bar", "\\dot", "\\mathring"];

/** Makes names that no symbol of the document has. */
export class Names {
  readonly #taken: Set<string>;

  constructor(
    taken: Iterable<string>,
    readonly style: ShadowStyle,
  ) {
    this.#taken = new Set(taken);
  }

  /** A shadow's name. */
  shadow(name: string): string {
    const { head, scripts } = split(name);
    const variant = this.style === "variant" ? variants[head] : undefined;
    return this.#first(
      [...(variant ? [variant + scripts] : []), ...accents.map((it) => decorate(it, head) + scripts)],
      name,
    );
  }

  /** The name of the function with shadow arguments. */
  hat(name: string): string {
    const { head, scripts } = split(name);
    return this.#first(
      ["\\hat", "\\widehat", ...accents].map((it) => decorate(it, head) + scripts),
      name,
    );
  }

  #first(candidates: readonly string[], name: string): string {
    for (let prime = ""; ; prime += "'") {
      const found = candidates.map((it) => it + prime).find((it) => !this.#taken.has(it));
      if (found === undefined) continue;
      this.#taken.add(found);
      return found === name ? `${found}'` : found;
    }
  }
}

const decorate = (accent: string, head: string): string =>
  /^\\[A-Za-z]+$/.test(head) ? accent + head : `${accent}{${head}}`;

function split(name: string): { readonly head: string; readonly scripts: string } {
  const found = /^(\\[A-Za-z]+(?:\\[A-Za-z]+|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})?|[^\\])/u.exec(name);
  const head = found?.[0] ?? name;
  return { head, scripts: name.slice(head.length) };
}
