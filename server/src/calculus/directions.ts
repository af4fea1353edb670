/** A symbol, or one entry of a vector: `at` are the indices that lead to it, from 0. */
export interface Variable {
  readonly symbol: string;
  readonly at: readonly number[];
}

/** How much each symbol moves in a direction: one symbol by one, or several at once. */
export type Shares = ReadonlyMap<string, number>;

/** One derivative that is being taken: what moves, what is blocked for it, and whether it looks through definitions. */
export interface Direction {
  readonly shares: Shares;
  /** The entry of a vector that moves. */
  readonly at: readonly number[];
  readonly blocked: ReadonlySet<string> | "all";
  readonly written: boolean;
}

/** The derivative in a symbol. */
export const along = (symbol: string, at: readonly number[]): Direction => ({
  shares: new Map([[symbol, 1]]),
  at,
  blocked: new Set(),
  written: false,
});

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
  `${[...it.shares].join()}${it.at.join(".")}${it.written ? "!" : ""}:${it.blocked === "all" ? "*" : [...it.blocked].sort().join(",")}`;

/** The state where symbols are bound: they are others than the ones that directions outside mean. */
export function binding(state: State, bound: readonly string[]): State {
  if (!state.directions.some((it) => bound.some((name) => it.shares.has(name)))) return state;
  const free = (shares: Shares) => new Map([...shares].filter(([name]) => !bound.includes(name)));
  return stateOf(state.directions.map((it) => ({ ...it, shares: free(it.shares) })));
}

/** The state inside a stop, the very same one for the same stop: one of every symbol blocks all. */
export function blocking(state: State, symbols: readonly string[] | undefined): State {
  const table = blockings.get(state) ?? new Map<readonly string[] | undefined, State>();
  blockings.set(state, table);
  const found = table.get(symbols) ?? blocked(state, symbols);
  table.set(symbols, found);
  return found;
}
const blockings = new WeakMap<State, Map<readonly string[] | undefined, State>>();

function blocked(state: State, symbols: readonly string[] | undefined): State {
  const directions = state.directions.map((it) => ({
    ...it,
    blocked: symbols === undefined || it.blocked === "all" ? ("all" as const) : new Set([...it.blocked, ...symbols]),
  }));
  return stateOf(directions);
}
