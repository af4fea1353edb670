import { fromHost } from "../host/region";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import type { StopSite } from "../model/read/cursor";
import { frameAt } from "../model/stop-frame";
import { stopsOf } from "../model/stops";
import type { Frame } from "../notation/frame";
import { contains, type Span } from "../text/span";

/** A stop that can be rewritten: where it stands and what is written around its term. */
export interface Framed {
  readonly formula: Formula;
  readonly site: StopSite;
  readonly frame: Frame;
  /** The term with the layout at its ends that belongs to it: alignment and line breaks. */
  readonly argument: Span;
  /** The text before the term and after it. */
  readonly before: string;
  readonly after: string;
}

/** The innermost stop at a place (host offsets) that is closed and written out in its formula. */
export function stopAt(model: Model, selection: Span): Framed | undefined {
  const around = stopsOf(model).filter((it) => contains(it.whole, selection));
  const inner = around.findLast((it) => contains(it.operator, selection)) ?? around.at(-1);
  return inner && fromHost(inner.formula.region, selection.from) !== undefined
    ? framedStop(inner.formula, inner.site)
    : undefined;
}

const layoutBefore = /(?:\s|&|\\[,;:!\\])*$/;
const layoutAfter = /^(?:\s|&|\\[,;:!\\])*/;

/** A stop with its frame; undefined where a macro's body or an open bracket leaves it none. */
export function framedStop(formula: Formula, site: StopSite): Framed | undefined {
  if (!site.closed || site.expr.kind !== "stop" || site.argument.to <= site.argument.from) return undefined;
  const { text } = formula.region;
  const argument = withLayout(text, site);
  const frame = frameAt(text, { ...site, argument });
  if (!frame) return undefined;
  const before = text.slice(site.whole.from, argument.from);
  const after = text.slice(argument.to, site.whole.to);
  return frame.open.trim() === "" && frame.tail === ""
    ? { formula, site, frame, argument, before: `${before.trimEnd()}[`, after: "]" }
    : { formula, site, frame, argument, before, after };
}

function withLayout(text: string, { whole, argument }: StopSite): Span {
  const before = layoutBefore.exec(text.slice(whole.from, argument.from))![0];
  const after = layoutAfter.exec(text.slice(argument.to, whole.to))![0];
  const broken = /[&\n]/;
  return {
    from: broken.test(before) ? argument.from - before.length : argument.from,
    to: broken.test(after) ? argument.to + after.length : argument.to,
  };
}

/** The expression under a stop. */
export const operandOf = ({ site }: Framed) => (site.expr.kind === "stop" ? site.expr.operand : site.expr);
