/** Words that a variable cannot have, or that would hide something that the program uses. */
const reserved = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield match case type torch jax jnp tf math sum range len print max min int float zip abs"
  ).split(" "),
);
const spoken: Readonly<Record<string, string>> = {
  "-": "minus",
  "+": "plus",
  "*": "star",
  "'": "prime",
  "<": "before",
  "\\le": "upto",
  "\\leq": "upto",
  "\\star": "star",
  "\\ast": "star",
  "\\prime": "prime",
  "\\dagger": "dagger",
};
const dress = /^(?:math[a-z]+|text[a-z]*|operatorname|boldsymbol|mbox|mathop|left|right|bm|pmb)$/;
const accent =
  /\\(tilde|hat|bar|check|breve|dot|ddot|vec|widetilde|widehat|overline|underline|acute|grave|mathring)\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+|\S)/;

/** Words in upright letters, and long ones with a hyphen: `\text{V-JEPA}`, `push-back`. */
const inWords = /\\(?:text|math|operatorname)[a-z]*\{[^{}]*\}|\p{L}{2,}-\p{L}{2,}/gu;

/** The Python names of a document's symbols: Greek spelled, scripts after underscores, no two alike. */
export class PythonNames {
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>(reserved);

  /** The name of a symbol, always the same. */
  of(symbol: string): string {
    const known = this.#known.get(symbol) ?? this.fresh(identifier(symbol));
    this.#known.set(symbol, known);
    return known;
  }

  /** A name that is not needed after all. */
  free(name: string): void {
    this.#taken.delete(name);
  }

  /** A name that nothing has, `wanted` if that is free. */
  fresh(wanted: string): string {
    const start = reserved.has(wanted) ? `${wanted}_` : wanted;
    let name = start;
    for (let i = 2; this.#taken.has(name); i++) name = `${start}_${i}`;
    this.#taken.add(name);
    return name;
  }
}

/** `\tilde\phi_1` is `phi_tilde_1`, `\theta^{-}` is `theta_minus`, `x_{\mathrm{out}}` is `x_out`. */
export function identifier(symbol: string): string {
  const plain = symbol
    .replace(accent, (_, sign: string, of: string) => `${of}_{${sign}}`)
    .replace(inWords, (it) => it.replaceAll("-", " "));
  const words = plain.match(/\\[A-Za-z]+|\p{L}+|\p{N}+|[-+*'<]/gu) ?? [];
  const parts = words.flatMap((it) => {
    if (spoken[it]) return [spoken[it]];
    const word = it.replace("\\", "");
    return it.startsWith("\\") && dress.test(word) ? [] : [word];
  });
  const name = parts.join("_").replace(/[^\p{L}\p{N}_]/gu, "");
  return name === "" ? "value" : /^\p{N}/u.test(name) ? `value_${name}` : name;
}
