import type { Host, Region } from "../host/region";
import { singleSpaced } from "../text/spaces";

/** What words say of a symbol: it depends on others, or on none, or it is the value of another without its gradient. */
export interface Declaration {
  readonly symbol: string;
  readonly dependsOn: readonly string[];
  /** It is a detached copy of the one symbol that it depends on. */
  readonly detached: boolean;
  /** Offset in the host. */
  readonly at: number;
}

const depends =
  /^\s*(?:,\s*which\s+|\s+)?(?:is|are|be|as)?\s*(?:an?\s+)?(?:\w+\s+)?(?:functions?\s+of|depends?(?:\s+\w+)?\s+on|dependent\s+on|computed\s+from|determined\s+by|parametri[sz]ed\s+by|parameteri[sz]ed\s+by)\s+$|^(?:[a-z ]{0,60}\s)?(?:with|whose|has)\s+(?:the\s+)?(?:parameters?|weights?)(?:\s+are)?\s+$/;
const output =
  /^\s+(?:is|are|be|denotes?)\s+(?:the|an?)\s+(?:output|result|embedding|representation|encoding|features?|prediction)s?\s+(?:of|from|(?:produced|given|computed|predicted)\s+by)\s+[a-z ]*$/;
const fixed = /^\s+(?:is|are|be)\s+(?:\w+\s+)?(?:an?\s+)?(?:constants?|fixed|held\s+fixed|data|observed|known|given)\b/;
const apart = /^\s+(?:does|do)\s+not\s+depend\s+on\s+$/;
const copy =
  /^\s*(?:,\s*)?(?:is|are|denotes?|for|means?|stands\s+for|be)?\s*(?:an?|the)?\s*(?:detached|stop(?:ped)?[- ]grad(?:ient)?(?:ed)?|gradient[- ]stopped)\s+(?:copy|version|value)\s+of\s+$|^\s+(?:is|denotes?|for|means?|stands\s+for)\s+the\s+stop[- ]?gradient\s+of\s+$|^\s*(?:表示|是|为)\s*$/;
/** Words that say it before and after what is copied: "is $z$ with gradients stopped", "a copy of $z$ detached from the graph". */
const equal = /^\s*(?:,\s*)?(?:is|are|denotes?|for|means?|be)?\s*(?:(?:an?|the)\s+copy\s+of\s+)?$/;
const cut =
  /^\s*,?\s*(?:that\s+is\s+)?(?:(?:detached\s+from\s+the\s+(?:computation(?:al)?\s+)?graph|without\s+gradients?)\b|with\s+(?:its\s+|the\s+)?gradients?\s+(?:stopped|detached|blocked|cut)\b)/;
const copied = /^\s*的?\s*(?:detach(?:ed)?|停止?梯度|截断梯度)\s*(?:的)?\s*(?:副本|拷贝|版本)/;
const joined = /^\s*(?:,|and|, and|or)\s*$/;

/** The declarations of a document's prose and comments; `name` normalises a symbol's LaTeX. */
export function declarationsOf(host: Host, name: (latex: string) => string): readonly Declaration[] {
  const { regions } = host;
  const words = regions.map((_, i) => wordsAfter(host, i));
  const found: Declaration[] = [];
  regions.forEach((region, i) => {
    const after = words[i]!;
    const next = regions[i + 1];
    if (next && isDetached(after, words[i + 1]!)) found.push({ ...declare(region, [next], name), detached: true });
    else if (next && output.test(after))
      found.push({ ...declare(region, [], name), dependsOn: parametersOf(next, name) });
    else if (next && depends.test(after)) found.push(declare(region, listed(regions, words, i + 1), name));
    else if (fixed.test(after) || (next && apart.test(after)))
      for (const it of / are\b/.test(after) ? listedBefore(regions, words, i) : [region])
        found.push(declare(it, [], name));
  });
  for (const comment of host.comments) {
    const it = /^\s*stopgrad:\s*(.+?)\s+(?:depends\s+on\s+(.+?)|is\s+constant)\s*$/.exec(comment.text);
    if (it)
      found.push({
        symbol: name(bare(it[1]!)),
        dependsOn: (it[2] ?? "")
          .split(",")
          .filter((x) => x.trim())
          .map((x) => name(bare(x))),
        detached: false,
        at: comment.from,
      });
  }
  return found;
}

/** Whether the words between two formulas and after the second one call the first a copy of the second without its gradient. */
const isDetached = (after: string, next: string): boolean =>
  (copy.test(after) && (/[a-z]/.test(after) || copied.test(next))) ||
  (equal.test(after) && /[a-z]/.test(after) && cut.test(next));

/** What comments call functions: `stopgrad: a is a function`. */
export const functionsSaid = (host: Host, name: (latex: string) => string): readonly string[] =>
  host.comments.flatMap(({ text }) => {
    const list = /^\s*stopgrad:\s*(.+?)\s+(?:is\s+a\s+function|are\s+functions)\s*$/.exec(text)?.[1];
    return list ? list.split(/,|\band\b/).map((it) => name(bare(it))) : [];
  });

const bare = (text: string): string => text.trim().replace(/^\$|\$$/g, "");

function declare(region: Region, on: readonly Region[], name: (latex: string) => string): Declaration {
  return {
    symbol: name(region.text.replace(/(?<=[\w}])\s*(?:\\left\s*)?\(.*\)\s*$/, "")),
    dependsOn: on.flatMap((it) => it.text.split(",").map(name)),
    detached: false,
    at: region.span.from,
  };
}

/** The parameters below the name of a function, as in `E_\phi`. */
const parametersOf = ({ text }: Region, name: (latex: string) => string): readonly string[] => {
  const script = /^[^_()]*_(?:\{([^{}]*)\}|(\\[A-Za-z]+|\w))/.exec(text);
  return (script?.[1] ?? script?.[2] ?? "")
    .split(",")
    .filter((it) => it.trim())
    .map(name);
};

/** The text from region `i` to the next one, within a paragraph. */
function wordsAfter(host: Host, i: number): string {
  const from = host.regions[i]!.span.to;
  return singleSpaced(host.text.slice(from, Math.min(host.regions[i + 1]?.span.from ?? from + 80, from + 120)));
}

function listed(regions: readonly Region[], words: readonly string[], from: number): readonly Region[] {
  const found = [regions[from]!];
  for (let i = from; regions[i + 1] && joined.test(words[i]!); i++) {
    const after = words[i + 1]!;
    if (depends.test(after) || fixed.test(after)) break;
    found.push(regions[i + 1]!);
  }
  return found;
}

/** A region and those before it that a comma or "and" joins to it, as the plural in "$A$ and $b$ are data" does. */
function listedBefore(regions: readonly Region[], words: readonly string[], last: number): readonly Region[] {
  let first = last;
  while (first > 0 && joined.test(words[first - 1]!)) first--;
  return regions.slice(first, last + 1);
}
