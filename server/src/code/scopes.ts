import { mentions } from "./elements";
import type { Statement } from "./program";

/** A function of the program while it is written: the whole, one of the document's, what is done with one sample or for one index. */
export class Scope {
  readonly statements: Statement[] = [];
  /** The variables that are assigned here, by symbol and by what is stopped in them. */
  readonly assigned = new Map<string, string>();
  /** Samples of expectations inside that are drawn anew for each sample of this one. */
  readonly carried = new Set<string>();
  /** What is added to an index in the first element of a family, by both. */
  readonly first = new Map<string, number>();
  /** The first value of each index that does not begin at 0. */
  readonly starts = new Map<string, number>();

  constructor(
    readonly kind: "whole" | "routine" | "sample" | "index",
    /** The names of its parameters, by symbol. */
    readonly parameters: ReadonlyMap<string, string>,
  ) {}

  /** The first value of an index. */
  startOf(index: string): number {
    return this.starts.get(index) ?? 0;
  }
}

/** The scopes around what is being written, the outermost first. */
export class Scopes {
  #stack: readonly Scope[] = [new Scope("whole", new Map())];

  get whole(): Scope {
    return this.#stack[0]!;
  }

  get current(): Scope {
    return this.#stack.at(-1)!;
  }

  /** The name of a parameter around, the innermost that has this symbol. */
  parameter(symbol: string): { readonly name: string; readonly scope: Scope } | undefined {
    const scope = this.#stack.findLast((it) => it.parameters.has(symbol));
    return scope && { name: scope.parameters.get(symbol)!, scope };
  }

  /** The innermost scope whose sample or index one of these symbols has; a function's parameters never reach a definition. */
  boundIn(symbols: Iterable<string>): Scope | undefined {
    const among = [...symbols];
    return this.#stack.findLast((scope) => {
      if (scope.kind !== "sample" && scope.kind !== "index") return false;
      const indices = scope.kind === "index" ? [...scope.parameters.keys()] : [];
      return among.some((name) => scope.parameters.has(name) || indices.some((it) => mentions(name, it)));
    });
  }

  /** The loops around, by their indices. */
  indices(): ReadonlyMap<string, Scope> {
    const loops = this.#stack.filter((it) => it.kind === "index");
    return new Map(loops.flatMap((scope) => [...scope.parameters.keys()].map((it) => [it, scope] as const)));
  }

  /** What `write` answers with a scope inside the current one. */
  inside<T>(scope: Scope, write: () => T): T {
    return this.#with([...this.#stack, scope], write);
  }

  /** What `write` answers with a scope around as the current one. */
  backIn<T>(scope: Scope, write: () => T): T {
    return this.#with(this.#stack.slice(0, this.#stack.indexOf(scope) + 1), write);
  }

  #with<T>(stack: readonly Scope[], write: () => T): T {
    const before = this.#stack;
    this.#stack = stack;
    try {
      return write();
    } finally {
      this.#stack = before;
    }
  }
}
