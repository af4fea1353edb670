import type { Host } from "../../host/region";
import { singleSpaced } from "../../text/spaces";
import type { Span } from "../../text/span";
import { normalise } from "../normalise";
import { Interned, remembering } from "../remember";
import type { Evidence } from "./evidence";

const before: readonly (readonly [RegExp, boolean])[] = [
  [
    /\b(?:frozen|fixed|target|teacher|momentum|averaged|EMA|pre-?trained|constant)\s+(?:\w+\s+){0,2}(?:parameters?|weights?|network|encoder|copy)\s*,?\s*$/i,
    false,
  ],
  [
    /\b(?:learnable|trainable|model|network|its|the|with|policy|student|online|variational)?\s*(?:parameters?|weights?)(?:\s+(?:are|is|vector))?\s*,?\s*$/i,
    true,
  ],
  [
    /\b(?:parametri[sz]ed|parametri[sz]ed\s+by|optimi[sz]e|train|learn|minimi[sz]e|maximi[sz]e)(?:\s+(?:by|over|with respect to|w\.r\.t\.|for|in))?\s*$/i,
    true,
  ],
  [/\b(?:minimi[sz]ed|maximi[sz]ed|optimi[sz]ed)\s+(?:over|with respect to|in)\s*$/i, true],
];
const held = [
  String.raw`(?:(?:is|are|be)\s+)?(?:(?:held|kept)\s+(?:fixed|constant|frozen)|frozen|not\s+(?:\w+\s+)?(?:trained|optimi[sz]ed|updated|learn(?:ed|t)))`,
  String.raw`(?:receives?|gets?)\s+no\s+gradients?`,
];
/** Words about the same parameters that stand before the words above: "of the target network", "are the weights of the teacher, which". */
const between = String.raw`(?:(?:is|are|denotes?)\s+(?:the\s+)?(?:\w+\s+)?(?:parameters?|weights?)\s*)?(?:(?:of|for|in)\s+(?:the|an?|its)\s+(?:[\w-]+\s+){0,2}[\w-]+)?\s*,?\s*(?:which\s+|that\s+)?`;
const after: readonly (readonly [RegExp, boolean])[] = [
  [new RegExp(String.raw`^\s*${between}(?:${held.join("|")})\b`, "i"), false],
  [/^\s*of\s+(?:the|an?)\s+(?:target|teacher|momentum|EMA|frozen)\s+(?:network|encoder|model|branch)\b/i, false],
  [
    /^\s*(?:\([^)]{0,40}\)\s*)?(?:is|are|denotes?|be)\s+(?:kept\s+|held\s+|the\s+|an?\s+)?(?:\w+\s+){0,2}?(?:frozen|fixed|constants?|not\s+(?:trained|optimi[sz]ed|updated)|exponential(?:ly)?\s+moving(?:\s+average)?|moving\s+average|EMA|(?:target|teacher)(?:'s)?\s+(?:network|parameters|weights)|(?:slow(?:ly)?|delayed|lagged|detached)\s+copy)/i,
    false,
  ],
  [/^\s*(?:is|are|be)\s+(?:updated\s+(?:as|by|with)\s+(?:an?\s+)?(?:exponential\s+)?(?:moving|EMA))/i, false],
  [
    /^\s*(?:is|are|be|denotes?)\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}?(?:trained|optimi[sz]ed|learned|learnt|learnable|trainable|parameters?|weights)\b/i,
    true,
  ],
];

/** One of these stands in whatever the expressions above find. */
const key =
  /param|weight|network|encoder|copy|optimi|train|learn|minimi|maximi|frozen|fixed|constant|updated|moving|EMA|gradient|teacher/i;

/** What the prose beside inline formulas says: "parameters $\theta$", "$\bar\theta$ is an exponential moving average". */
export const wordEvidence = remembering((host: Host): readonly Evidence[] => [
  ...proseEvidence(host),
  ...commentEvidence(host),
]);

function* proseEvidence({ text: source, regions }: Host): Generator<Evidence> {
  let previous: { readonly to: number; readonly said: Said | undefined } = { to: 0, said: undefined };
  for (const { display, span, text } of regions) {
    if (display || text.length > 60) continue;
    // What is said of the first symbol of a list is said of all of them.
    const listed = /^\s*(?:,|and|, and|or)\s*$/.test(source.slice(previous.to, span.from));
    const own = /^\s*(?:is|are|denotes?)\b/.test(source.slice(span.to, span.to + 20));
    const said = saidBeside(source, span) ?? (listed && !own ? previous.said : undefined);
    previous = { to: span.to, said };
    if (said) for (const symbol of symbolsIn(text)) yield { symbol, ...said, weight: "words", at: span };
  }
}

function* commentEvidence({ comments }: Host): Generator<Evidence> {
  for (const it of comments) {
    const [, names, what] =
      /^\s*stopgrad:\s*(.+?)\s+(?:is|are)\s+(optimi[sz]ed|trained|parameters?|constant|frozen|fixed)\s*$/.exec(
        it.text,
      ) ?? [];
    const optimised = /^(?:optimi|train|param)/.test(what ?? "");
    for (const symbol of symbolsIn((names ?? "").replaceAll("$", "")))
      yield { symbol, optimised, weight: "comment", words: it.text.trim(), at: it };
  }
}

/** The symbols in a list of them; what says more than a symbol is left out. */
const symbolsIn = (list: string): readonly string[] =>
  list
    .split(/,(?![^{]*\})/)
    .filter((it) => /^\s*(?:\\[A-Za-z]+|[A-Za-z])/.test(it) && !/[=<>+]|\\(?:in|sim|to)(?![A-Za-z])/.test(it))
    .map(normalise);

interface Said {
  readonly optimised: boolean;
  readonly words: string;
}

/** What stands beside a formula in its paragraph, after it or before it. */
function saidBeside(text: string, { from, to }: Span): Said | undefined {
  const [near, far] = [text.slice(Math.max(0, from - 60), from), text.slice(to, to + 80)];
  return said.get(`${near}$${far}`, (own) => [saidIn(own.slice(0, near.length), own.slice(near.length + 1))])[0];
}
const said = new Interned<readonly [Said | undefined]>(20_000);

function saidIn(near: string, far: string): Said | undefined {
  if (!key.test(near) && !key.test(far)) return undefined;
  const left = singleSpaced(near.split(/\n\s*\n/).at(-1)!);
  const right = singleSpaced(far.split(/\n\s*\n/)[0]!);
  return firstSaid(after, right, (words) => `“… ${words}”`) ?? firstSaid(before, left, (words) => `“${words} …”`);
}

function firstSaid(
  patterns: readonly (readonly [RegExp, boolean])[],
  text: string,
  quoted: (words: string) => string,
): Said | undefined {
  for (const [pattern, optimised] of patterns) {
    const found = pattern.exec(text)?.[0].trim();
    if (found) return { optimised, words: quoted(found) };
  }
  return undefined;
}
