import type { Model } from "./model";

const accents =
  /\\(?:tilde|widetilde|hat|widehat|check|breve|acute|grave|bar|dot|mathring)(?![A-Za-z])|\\?var(?=(?:phi|theta|epsilon|rho|sigma|kappa|pi)(?![A-Za-z]))|[{}\s'\\]/g;

/** Whether every one of these formulas stands below a place of the document (host offset), but for what tells fresh names apart: accents and primes. */
export function saysBelow(model: Model, at: number, formulas: readonly string[]): boolean {
  const below = model.formulas.filter((it) => it.region.span.from >= at).map((it) => plain(it.region.text));
  return formulas.every((it) => below.some((text) => text.includes(plain(it))));
}

const plain = (latex: string): string => latex.replace(accents, "");
