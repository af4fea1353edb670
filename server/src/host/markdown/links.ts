const target =
  /\]\([ \t]*\n?[ \t]*(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000})(?:[ \t]*\n?[ \t]*(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?[ \t]*\n?[ \t]*\)/y;
const bare = /https?:\/\/[\w\-.~:/?#@!$&'*+,;=%]+/y;

/** Where the address and title after a link's text end, if `at` is the `]` before them. */
export const afterTarget = (text: string, at: number): number | undefined => after(target, text, at);

/** Where an address ends that begins at `at` without any marks. */
export const afterAddress = (text: string, at: number): number | undefined => after(bare, text, at);

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? at + found[0].length : undefined;
}
