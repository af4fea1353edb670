import type { Model } from "../model/model";
import type { Span } from "../text/span";

const longest = 50;

/** What the author wrote at a place, on one line, cut where it is long. */
export function quoted({ source }: Model, { from, to }: Span): string {
  const text = source.text.slice(from, to).replace(/\s+/g, " ").trim();
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
