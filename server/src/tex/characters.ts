/** The classes of characters that TeX tells apart; the letters of the commands that have kinds of their own are classes too. */
export const classes = [
  ...["other", "open", "close", "backslash", "percent", "dot", "star", "digit", "space", "newline", "high", "low"],
  ...["letter", "b", "d", "e", "f", "g", "h", "i", "l", "n", "r", "t"],
] as const;

/** The number of the class of each UTF-16 unit; `@` is a letter, as in packages. */
export const classOf = new Uint8Array(1 << 16);

export const numberOfClass = (name: string): number => (classes as readonly string[]).indexOf(name);

function put(name: string, units: string | readonly number[]): void {
  const codes = typeof units === "string" ? Array.from(units, (it) => it.charCodeAt(0)) : units;
  for (const code of codes) classOf[code] = numberOfClass(name);
}
const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

put("open", "{");
put("close", "}");
put("backslash", "\\");
put("percent", "%");
put("dot", ".");
put("star", "*");
put("digit", "0123456789");
// What JavaScript's `\s` matches.
put("space", [
  ...range(9, 14),
  32,
  0xa0,
  0x1680,
  ...range(0x2000, 0x200b),
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
  0xfeff,
]);
put("newline", "\n");
put("high", range(0xd800, 0xdc00));
put("low", range(0xdc00, 0xe000));
put("letter", [64, ...range(65, 91), ...range(97, 123)]);
for (const name of classes) if (name.length === 1) put(name, name);

const [space, newline, letter] = ["space", "newline", "letter"].map(numberOfClass) as [number, number, number];

/** These look at the code of a UTF-16 unit, or at -1 for none. */
export const isSpace = (c: number): boolean => c >= 0 && (classOf[c] === space || classOf[c] === newline);
export const isLetter = (c: number): boolean => c >= 0 && classOf[c]! >= letter;
