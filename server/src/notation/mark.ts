import type { Placed } from "../tex/expand";
import type { Candidate } from "./candidate";

/** The token that stands for a stop's operator and its bracket, from which the reader goes on. */
export interface Mark {
  readonly candidate: Candidate;
  readonly operator: Placed;
  /** Its subscript's tokens. */
  readonly symbols: readonly Placed[];
  /** The term as it is written; undefined where it is the factor after the operator or goes up to the end. */
  readonly argument: { readonly from: number; readonly to: number } | undefined;
}

/** A formula's token; one with `stop` begins a stop, and its partner ends it. */
export interface Marked extends Placed {
  readonly stop?: Mark;
}

/**
 * The tokens with one in place of each stop's operator, subscript and opening bracket, and one in place of what closes it. What
 * reads them then finds every stop written in the same way; the text of all tokens together stays what it was.
 */
export function marked(tokens: readonly Placed[], stops: readonly Candidate[]): readonly Marked[] {
  if (stops.length === 0) return tokens;
  const starting = new Map<number, Candidate[]>();
  for (const it of stops) starting.set(it.from, [...(starting.get(it.from) ?? []), it]);
  for (const list of starting.values()) list.sort((a, b) => b.to - a.to);
  const out: Marked[] = [];
  const open: Candidate[] = [];
  let i = 0;
  while (i <= tokens.length) {
    const top = open.at(-1);
    if (top && i >= top.argument!.to) {
      out.push(joined(tokens, top.argument!.to, top.to, "right"));
      i = Math.max(i, top.to);
      open.pop();
      continue;
    }
    const next = starting.get(i)?.shift();
    if (next && (!top || next.to <= top.argument!.to)) {
      out.push(opening(tokens, next));
      i = startOf(next);
      if (next.argument && next.closed) open.push(next);
    } else if (!next && i < tokens.length) out.push(tokens[i++]!);
    else if (!next) break;
  }
  return out;
}

/** Where the term begins. */
const startOf = ({ argument, to }: Candidate): number => argument?.from ?? to;

function opening(tokens: readonly Placed[], candidate: Candidate): Marked {
  const { operator, symbols, argument, closed } = candidate;
  const joint = joined(tokens, candidate.from, startOf(candidate), argument && closed ? "left" : "command");
  return {
    ...joint,
    stop: {
      candidate,
      operator: joined(tokens, operator.from, operator.to, "command"),
      symbols: symbols ? tokens.slice(symbols.from, symbols.to) : [],
      argument: argument && closed ? spanOf(tokens, argument.from, argument.to, candidate) : undefined,
    },
  };
}

/** The term's own place: all between its brackets where these stand in the source, else that of what stands in it. */
function spanOf(tokens: readonly Placed[], from: number, to: number, { from: whole, to: end }: Candidate) {
  const before = from > whole ? tokens[from - 1] : undefined;
  const after = to < end ? tokens[to] : undefined;
  const [first, last] = to > from ? [tokens[from]!, tokens[to - 1]!] : [before, before];
  const start = before && !before.call ? before.to : (first?.call ?? first)?.from;
  const stop = after && !after.call && /^[^_^.]/.test(after.text) ? after.from : (last?.call ?? last)?.to;
  return start !== undefined && stop !== undefined && start <= stop ? { from: start, to: stop } : undefined;
}

/** Those tokens as one. */
function joined(tokens: readonly Placed[], from: number, to: number, kind: "left" | "right" | "command"): Placed {
  const texts = tokens.slice(from, to);
  const at = texts[0]?.from ?? tokens[from]?.from ?? tokens.at(-1)?.to ?? 0;
  const call = texts.find((it) => it.call)?.call;
  const text = texts.map((it) => it.text).join("");
  // A macro's own name is the place of all that it makes.
  const end = call && texts[0]?.call ? texts[0].to : texts.reduce((high, it) => Math.max(high, it.to), at);
  return { kind, text, from: at, to: end, ...(call && { call }) };
}
