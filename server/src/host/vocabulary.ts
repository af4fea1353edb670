/** What begins a display, and the arguments that follow it: `o` for an optional one and `m` for one in braces. */
export interface Opening {
  readonly closer: string;
  readonly parameters: string;
}

/** What a document's own commands and environments open and close, beside those that LaTeX and its packages bring. */
export class Vocabulary {
  readonly #displays = new Map(displays);
  readonly #verbatims = new Set(verbatims);
  readonly #openers = new Map<string, Opening>();
  readonly #closers = new Map<string, string>();
  readonly #wrappers = new Set(["\\ensuremath"]);

  /** The arguments of an environment of maths; undefined for others. */
  display(name: string): string | undefined {
    return this.#displays.get(name);
  }

  /** Whether nothing in an environment is TeX. */
  isVerbatim(name: string): boolean {
    return this.#verbatims.has(name);
  }

  /** What a command such as `\be` begins. */
  opener(command: string): Opening | undefined {
    return this.#openers.get(command);
  }

  /** Whether there are commands that close something. */
  get hasClosers(): boolean {
    return this.#closers.size > 0;
  }

  /** What a command such as `\ee` closes. */
  closer(command: string): string | undefined {
    return this.#closers.get(command);
  }

  /** Whether a command's one argument is a formula. */
  isWrapper(command: string): boolean {
    return this.#wrappers.has(command);
  }

  /** Whether a command begins a display or is a formula with its argument. */
  isOwn(command: string): boolean {
    return this.#openers.has(command) || this.#wrappers.has(command);
  }

  addVerbatim(name: string): void {
    this.#verbatims.add(name);
  }

  /** Notes an environment that begins with `begin`: it is one of maths where that leaves maths open. */
  addEnvironment(name: string, parameters: string, begin: string): void {
    if (/^\s*\\(?:comment|verbatim\w*|Verbatim|lstlisting|minted)\b/.test(begin)) this.#verbatims.add(name);
    else if (closerOf(begin, this) !== undefined) this.#displays.set(name, parameters);
  }

  /** Notes a command that stands for the beginning, the end, or the whole of a display. */
  addCommand(name: string, parameters: string, body: string): void {
    const closes = /^\s*(\\end\s*\{[^{}]*\}|\\\]|\$\$)/.exec(body)?.[1] ?? /^\s*\\end(\w+\*?)\s*$/.exec(body);
    const opens = closerOf(body, this);
    if (parameters === "m" && wraps.test(body)) this.#wrappers.add(name);
    else if (opens !== undefined) this.#openers.set(name, { closer: opens, parameters });
    else if (closes)
      this.#closers.set(name, typeof closes === "string" ? closes.replace(/\s/g, "") : `\\end{${closes[1]}}`);
  }
}

const wraps =
  /^\s*(?:\$\s*#1\s*\$|\$\$\s*#1\s*\$\$|\\\[\s*#1\s*\\\]|\\\(\s*#1\s*\\\)|\\ensuremath\s*\{\s*#1\s*\}|\\begin\{(\w+\*?)\}\s*#1\s*\\end\{\1\})\s*$/;

/** An environment begun by the command that it is made of, `\align` or `\csname align*\endcsname`, and not ended that way. */
const asCommand =
  /\\(equation|align|gather|multline|eqnarray|displaymath|flalign)(?![A-Za-z@]|\s*\{)(?![^]*\\end\1)|\\csname\s*((?:equation|align|gather|multline|eqnarray|displaymath|flalign)\*?)\\endcsname/;

/** What closes the first display that a text opens and leaves open. */
function closerOf(text: string, vocabulary: Vocabulary): string | undefined {
  const known = vocabulary.opener(text.trim());
  if (known) return known.closer;
  const plain = asCommand.exec(text);
  if (plain) return `\\end{${plain[1] ?? plain[2]}}`;
  for (const it of text.matchAll(/\\begin\s*\{([^{}]*)\}|(\\\[)|(\$\$)/g)) {
    const closer = it[2] ? "\\]" : it[3] ? "$$" : `\\end{${it[1]}}`;
    const maths = it[1] === undefined || vocabulary.display(it[1]) !== undefined;
    if (maths && !text.includes(closer, it.index + it[0].length)) return closer;
  }
  return undefined;
}

const starred = (names: string, parameters: string): [string, string][] =>
  names.split(" ").flatMap((it): [string, string][] => [
    [it, parameters],
    [`${it}*`, parameters],
  ]);

const displays: readonly (readonly [string, string])[] = [
  ...starred("equation align gather multline eqnarray flalign displaymath math", ""),
  ...starred("alignat xalignat xxalignat", "m"),
  ...starred("dmath darray", "o"),
  ...starred("IEEEeqnarray", "om"),
  ["empheq", "om"],
  ["numcases", ""],
  ["subnumcases", ""],
  ...inner(),
];

/** Environments that stand inside of a display; Markdown writers put them alone as well. */
function inner(): [string, string][] {
  const plain = "split cases dcases rcases matrix pmatrix bmatrix vmatrix Vmatrix Bmatrix smallmatrix";
  return [
    ...plain.split(" ").map((it): [string, string] => [it, ""]),
    ...starred("aligned gathered multlined", "o"),
    ["alignedat", "om"],
    ["array", "om"],
  ];
}

const verbatims: readonly string[] = [
  ...["verbatim", "verbatim*", "Verbatim", "Verbatim*", "BVerbatim", "LVerbatim", "SaveVerbatim", "lstlisting"],
  ...["minted", "comment", "filecontents", "filecontents*", "tcblisting", "pycode", "asy", "VerbatimOut", "spverbatim"],
];

/** Whether an environment of maths stands alone, so that it cannot be inside of another one. */
export const standsAlone = (name: string): boolean =>
  /^(?:equation|align|gather|multline|eqnarray|flalign|displaymath|math|x?x?alignat|dmath|darray|IEEEeqnarray|empheq|(?:sub)?numcases)\*?$/.test(
    name,
  );
