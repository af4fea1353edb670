import type { Region } from "../../server/src/host/region";
import type { Expr } from "../../server/src/math/expr";
import { walk } from "../../server/src/math/walk";
import type { Model } from "../../server/src/model/model";
import { remembering } from "../../server/src/model/remember";
import { saidIn } from "../../server/src/model/said-in";
import { applyEdits, type Edit } from "../../server/src/text/edit";
import { contains, type Span } from "../../server/src/text/span";
import { accepted } from "./katex";
import { meanings } from "./meanings";
import { moved, undo } from "./moved";
import type { Rewritten } from "./rewrites";
import { unpairedIn } from "./unpaired";

/** What is wrong with a rewriting as a text, whatever it says. */
export const faultsOf = (before: Model, it: Rewritten): readonly string[] => [
  ...faultsOfEdits(before, it),
  ...strayEdits(before, it).map((edit) => `an edit is not ${meanings[it.id]!.edits}: ${JSON.stringify(edit)}`),
  ...unreadIn(before, it).map((latex) => `cannot be read any more: ${latex}`),
  ...undrawn(before, it).map((text) => `cannot be drawn: ${text}`),
];

function faultsOfEdits({ source: { text } }: Model, it: Rewritten): readonly string[] {
  const faults: string[] = [];
  let at = 0;
  for (const { span } of [...it.edits].sort((a, b) => a.span.from - b.span.from)) {
    if (span.from < at || span.to < span.from || span.to > text.length) faults.push(`edits overlap at ${span.from}`);
    at = span.to;
  }
  if (it.text === text) faults.push("nothing changes");
  if (applyEdits(it.text, undo(text, it.edits)) !== text) faults.push("undo does not restore the text");
  return faults;
}

/** The edits that are not where the action says that its edits are. */
function strayEdits({ host: { regions } }: Model, { id, edits, place }: Rewritten): readonly Edit[] {
  const inside = (span: Span) => regions.some((it) => contains(it.span, span));
  const beside = ({ span }: Edit) => span.from === span.to && !inside(span);
  const own = regions.find((it) => contains(it.span, place.selection));
  switch (meanings[id]!.edits) {
    case "in its formula":
      return edits.filter(({ span }) => !own || !contains(own.span, span));
    case "in or around its formula":
      return edits.filter(
        ({ span, text }) => !own || !(contains(own.span, span) || (text === "" && contains(span, own.span))),
      );
    case "in formulas":
      return edits.filter(({ span }) => !inside(span));
    case "beside formulas":
      return edits.filter((it) => !beside(it));
    case "in formulas and beside them":
      return edits.filter((it) => !beside(it) && !inside(it.span));
  }
}

/** What could not be read before, of no formula. */
function unreadIn(before: Model, it: Rewritten): readonly string[] {
  const known = opaqueIn(before);
  return [...opaqueIn(it.model())].filter((latex) => !known.has(latex));
}

const opaqueIn = remembering(({ formulas }: Model): ReadonlySet<string> => {
  const found = new Set<string>();
  const note = (e: Expr) => {
    if (e.kind === "opaque") found.add(e.latex);
    return true;
  };
  for (const e of formulas.flatMap((it) => it.statements.flatMap(saidIn))) walk(e, note);
  return found;
});

/** The formulas that KaTeX refuses, or in which a bracket has no partner, and that were no such before. */
function undrawn(before: Model, { edits, model }: Rewritten): readonly string[] {
  const bad = new Set(flawed(before).map((it) => moved(it.span.from, edits)));
  return flawed(model()).flatMap((it) => (bad.has(it.span.from) ? [] : [it.text]));
}

const flawed = remembering(({ source: { text }, host: { regions } }: Model): readonly Region[] => {
  const drawn = accepted(text, regions);
  return regions.filter((it, i) => !drawn[i] || unpairedIn(it) > 0);
});
