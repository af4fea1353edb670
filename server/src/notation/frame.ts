import { list } from "./notation";

/** What stands around a stop's term: operator, subscript, brackets with their spaces, and what follows the closing one. */
export interface Frame {
  readonly head: string;
  readonly script: string;
  readonly open: string;
  readonly close: string;
  readonly tail: string;
}

const opening = /(?:\s*(?:\\(?:left|[bB]igg?l?)(?![A-Za-z])\s*)?(?:\[|\(|\\\{|\{|\\lbrack(?![A-Za-z]))\s*|\s*)$/;
const closing = /^\s*(?:\\(?:right|[bB]igg?r?)(?![A-Za-z])\s*)?(?:\]|\)|\\\}|\}|\\rbrack(?![A-Za-z]))/;
const exchangeable = /^\s*(?:\\(?:left|[bB]igg?l?)\s*)?(?:\[|\(|\\\{|\\lbrack)\s*$/;

/** The frame of a template: `#S` in its script, `#1` between its brackets. */
export function frameOf(template: string): Frame {
  const at = template.indexOf("#1");
  const [before, after] = at < 0 ? [template, ""] : [template.slice(0, at), template.slice(at + 2)];
  const script = /_?\{#S\}/.exec(before);
  return framed(before, after, script ? { from: script.index, to: script.index + script[0].length } : undefined);
}

/** A template's frame with symbols in it, none for a bare stop; `script` is a subscript that is written already. */
export function filled(frame: Frame, symbols: readonly string[], script: string): Frame {
  const fill = (text: string) =>
    symbols.length === 0 ? text.replace(list, "") : text.replace("#S", () => symbols.join(", "));
  const kept = frame.script === "_{#S}" && symbols.length > 0 && script !== "" ? script : fill(frame.script);
  return { ...frame, head: fill(frame.head), script: kept, tail: fill(frame.tail) };
}

/** The frame that the texts before and after a term make; `script` is where the subscript stands in the first. */
export function framed(
  before: string,
  after: string,
  script: { readonly from: number; readonly to: number } | undefined,
): Frame {
  const rest = script ? before.slice(script.to) : before;
  const open = opening.exec(rest)?.[0] ?? "";
  const close = /^\s*$/.test(open) ? "" : (closing.exec(after)?.[0] ?? "");
  return {
    head: script ? before.slice(0, script.from) : rest.slice(0, rest.length - open.length),
    script: script ? before.slice(script.from, script.to) + rest.slice(0, rest.length - open.length) : "",
    open,
    close,
    tail: after.slice(close.length),
  };
}

/** Whether another bracket could stand in the place of this frame's: one that is only there to hold the term. */
export const isExchangeable = ({ open }: Frame): boolean => exchangeable.test(open);

/** A frame as the text before its term and the text after it; a command is kept apart from a letter that follows. */
export function around({ head, script, open, close, tail }: Frame, term: string): readonly [string, string] {
  const before = head + script + open;
  const apart = /\\[A-Za-z@]+$/.test(before) && /^[A-Za-z]/.test(term) ? " " : "";
  return [before + apart, close + tail];
}
