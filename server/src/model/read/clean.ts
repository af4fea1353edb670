import { closeOf } from "../../tex/call";
import type { Placed } from "../../tex/expand";

const nothing = new Set([
  "\\,",
  "\\;",
  "\\:",
  "\\!",
  "\\ ",
  "\\>",
  "~",
  "&",
  "\\nonumber",
  "\\notag",
  "\\displaystyle",
  "\\textstyle",
  "\\limits",
  "\\nolimits",
  "\\boldsymbol",
  "\\bm",
  "\\bigl",
  "\\bigr",
  "\\Bigl",
  "\\Bigr",
  "\\biggl",
  "\\biggr",
  "\\Biggl",
  "\\Biggr",
  "\\big",
  "\\Big",
  "\\bigg",
  "\\Bigg",
  "\\bigm",
  "\\Bigm",
  "\\middle",
  "\\mathstrut",
  "\\strut",
]);
const withArgument = new Set([
  "\\label",
  "\\tag",
  "\\tag*",
  "\\vphantom",
  "\\hphantom",
  "\\phantom",
  "\\hspace",
  "\\vspace",
  "\\color",
]);
const defining =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|g?def|let)\*?$/;
const transparent = /^\\(?:begin|end)\s*\{(?:aligned|split|gathered|array|multlined|alignedat|align\*?|equation\*?)\}$/;

/** The tokens without what only concerns the look: spaces, sizes, labels, alignment, definitions of macros. */
export function clean(tokens: readonly Placed[]): readonly Placed[] {
  const out: Placed[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const it = tokens[i]!;
    if (nothing.has(it.text) || transparent.test(it.text)) continue;
    if (withArgument.has(it.text)) i = tokens[i + 1]?.kind === "open" ? closeOf(tokens, i + 1) : i;
    else if (defining.test(it.text)) i = afterDefinition(tokens, i + 1) - 1;
    else {
      out.push(it);
      if (it.text === "\\\\" && tokens[i + 1]?.text === "[" && /^[\d.]/.test(tokens[i + 2]?.text ?? "")) {
        const end = tokens.findIndex((t, k) => k > i && t.text === "]");
        if (end > 0) i = end;
      }
    }
  }
  return out;
}

function afterDefinition(tokens: readonly Placed[], from: number): number {
  let at = from;
  if (tokens[at]?.kind === "open") at = closeOf(tokens, at) + 1;
  else at++;
  while (tokens[at]?.text === "[" || tokens[at]?.text === "#") {
    if (tokens[at]!.text === "#") at += 2;
    else while (at < tokens.length && tokens[at++]!.text !== "]");
  }
  return tokens[at]?.kind === "open" ? closeOf(tokens, at) + 1 : at;
}
