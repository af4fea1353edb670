/** One derivative that is being taken: its symbol, what is blocked for it, and whether it looks through definitions. */
export interface Direction {
  readonly symbol: string;
  readonly blocked: ReadonlySet<string> | "all";
  readonly written: boolean;
}

/** The directions of an evaluation, with a text that is the same for the same ones. */
export interface State {
  readonly directions: readonly Direction[];
  readonly key: string;
}

/** The state of those directions. */
export const stateOf = (directions: readonly Direction[]): State => ({
  directions,
  key: directions
    .map(
      (it) => `${it.symbol}${it.written ? "!" : ""}:${it.blocked === "all" ? "*" : [...it.blocked].sort().join(",")}`,
    )
    .join("|"),
});

/** The derivative in a symbol as it is written, every other symbol constant. */
export const written = (symbol: string): Direction => ({ symbol, blocked: new Set(), written: true });

/** The state inside a stop: one of every symbol blocks all. */
export function blocking(state: State, symbols: readonly string[] | undefined): State {
  const directions = state.directions.map((it) => ({
    ...it,
    blocked: symbols === undefined || it.blocked === "all" ? ("all" as const) : new Set([...it.blocked, ...symbols]),
  }));
  return stateOf(directions);
}
