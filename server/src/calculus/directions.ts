/** A symbol, or one entry of a vector: `at` are the indices that lead to it, from 0. */
export interface Variable {
  readonly symbol: string;
  readonly at: readonly number[];
}

/** One derivative that is being taken: its variable, what is blocked for it, and whether it looks through definitions. */
export interface Direction extends Variable {
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
  key: directions.map(keyOf).join("|"),
});

const keyOf = (it: Direction): string =>
  `${it.symbol}${it.at.join(".")}${it.written ? "!" : ""}:${it.blocked === "all" ? "*" : [...it.blocked].sort().join(",")}`;

/** The state where symbols are bound: they are others than the ones that directions outside mean. */
export function binding(state: State, bound: readonly string[]): State {
  if (!state.directions.some((it) => bound.includes(it.symbol))) return state;
  return stateOf(state.directions.map((it) => (bound.includes(it.symbol) ? { ...it, symbol: "" } : it)));
}

/** The state inside a stop: one of every symbol blocks all. */
export function blocking(state: State, symbols: readonly string[] | undefined): State {
  const directions = state.directions.map((it) => ({
    ...it,
    blocked: symbols === undefined || it.blocked === "all" ? ("all" as const) : new Set([...it.blocked, ...symbols]),
  }));
  return stateOf(directions);
}
