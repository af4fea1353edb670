import type { Edit } from "../text/edit";
import type { Action } from "./action";
import { remove, replace } from "./edits";
import page from "./merge-stops.md";
import { offerKept, rewritingOf } from "./rewriting";
import { type Framed, framedStop, stopAt } from "./stop-at";

/** Stops that hold nothing but one another become one that names all their symbols. */
export const mergeStops: Action = {
  id: "merge-stops",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const nested = stop ? chainOf(stop) : [];
    if (nested.length < 2) return [];
    return offerKept(model, "Merge the nested stops", rewritingOf(stop!.formula, merged(nested)));
  },
};

/** The stop with those that it holds and that hold it with nothing else beside, the outermost first. */
function chainOf(stop: Framed): readonly Framed[] {
  const all = stop.formula.stops.flatMap((it) => framedStop(stop.formula, it) ?? []);
  const chain = [stop];
  for (;;) {
    const outer = all.find((it) => holds(it, chain[0]!));
    const inner = all.find((it) => holds(chain.at(-1)!, it));
    if (outer) chain.unshift(outer);
    if (inner) chain.push(inner);
    if (!outer && !inner) return chain;
  }
}

const holds = (outer: Framed, inner: Framed): boolean =>
  outer.site !== inner.site &&
  outer.argument.from === inner.site.whole.from &&
  outer.argument.to === inner.site.whole.to;

function merged(chain: readonly Framed[]): readonly Edit[] {
  const [outer, ...inner] = chain as [Framed, ...Framed[]];
  const { text } = outer.formula.region;
  const { argument } = outer;
  const { whole } = outer.site;
  const bare = chain.some((it) => it.site.symbols.length === 0);
  const symbols = new Map(
    chain.flatMap((it) =>
      it.site.symbols.map(({ name, span }) => [name, text.slice(span.from, span.to).trim()] as const),
    ),
  );
  const open = outer.before.slice(outer.frame.head.length + outer.frame.script.length);
  const before = `${outer.frame.head}${bare ? "" : `_{${[...symbols.values()].join(", ")}}`}${open}`;
  return [
    replace({ from: whole.from, to: argument.from }, before),
    ...inner.flatMap(({ site, argument: own }) => [
      remove({ from: site.whole.from, to: own.from }),
      remove({ from: own.to, to: site.whole.to }),
    ]),
    replace({ from: argument.to, to: whole.to }, outer.after),
  ];
}
