/** What no derivative goes through, and what an expectation around binds. */
export interface Scope {
  readonly blocked: readonly string[];
  readonly bound: readonly string[];
}

/** The same text for scopes that hold the same. */
export const keyOf = (it: Scope): string => `${[...it.blocked].sort().join(",")}|${[...it.bound].sort().join(",")}`;
