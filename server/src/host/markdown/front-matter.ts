/** Where the front matter of a Markdown text ends, in YAML or in TOML; its beginning where there is none. */
export function frontMatterEnd(text: string): number {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const mark = text.slice(from, from + 3);
  if (mark !== "---" && mark !== "+++") return from;
  const opening = /^(?:---|\+\+\+)[ \t]*\r?\n(?![ \t]*\r?\n)/.exec(text.slice(from, from + 200));
  if (!opening) return from;
  const closing = mark === "---" ? /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$(?![^]))/gm : /^\+\+\+[ \t]*(?:\r?\n|$(?![^]))/gm;
  closing.lastIndex = from + opening[0].length;
  const found = closing.exec(text);
  return found ? found.index + found[0].length : from;
}
