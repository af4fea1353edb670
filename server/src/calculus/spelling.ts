const accents =
  /^\\(?:tilde|widetilde|bar|overline|hat|widehat|check|breve|acute|grave|dot|ddot|mathring|underline|vec)(?![A-Za-z])/;
const plainLetters: Readonly<Record<string, string>> = {
  "\\varphi": "\\phi",
  "\\vartheta": "\\theta",
  "\\varepsilon": "\\epsilon",
  "\\varrho": "\\rho",
  "\\varsigma": "\\sigma",
  "\\varkappa": "\\kappa",
  "\\varpi": "\\pi",
};

/** A symbol's name without what marks a variant of it: accents, variant letters, primes and a superscript. */
export function plainSpelling(name: string): string {
  let rest = name;
  while (accents.test(rest)) rest = unwrapped(rest.replace(accents, "").trim());
  const [, head = "", scripts = ""] = /^(\\[A-Za-z]+|.)(.*)$/su.exec(rest) ?? [];
  return (
    (plainLetters[head] ?? head) +
    scripts.replace(/'+/g, "").replace(/\^(?:\{[^{}]*(?:\{[^{}]*\})*[^{}]*\}|\\[A-Za-z]+|.)/, "")
  );
}

/** `{\phi}_1` as `\phi_1`. */
function unwrapped(text: string): string {
  const found = /^\{((?:[^{}]|\{[^{}]*\})*)\}(.*)$/s.exec(text);
  return found ? found[1]!.trim() + found[2]! : text;
}

/**
 * Which symbol's value a shadow takes: an argument of one formula alone that is a decorated or variant spelling of an argument
 * of both, or, where no such is, of any argument.
 */
export function shadowsAmong(left: readonly string[], right: readonly string[]): ReadonlyMap<string, string> {
  const shared = left.filter((it) => right.includes(it));
  const all = [...new Set([...shared, ...left, ...right])];
  const found = new Map<string, string>();
  for (const name of all) {
    if (shared.includes(name) || plainSpelling(name) === name) continue;
    const own =
      all.find((it) => it !== name && plainSpelling(name) === it) ??
      shared.find((it) => plainSpelling(it) === plainSpelling(name));
    if (own !== undefined) found.set(name, own);
  }
  return found;
}
