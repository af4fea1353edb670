import type { PythonNames } from "./names";
import type { Argument } from "./program";

/** What a program needs to be given, in the order in which it was found: variables, then data, samples and functions. */
export class Arguments {
  readonly #found = new Map<string, Argument>();

  constructor(readonly names: PythonNames) {}

  /** The name of a symbol that is given as a tensor. */
  tensor(symbol: string, note: string): string {
    return this.#once(symbol, () => ({ symbol, name: this.#unlike(symbol), kind: "tensor", note }));
  }

  /** The name of the array that holds the elements of a family, as one of them is written. */
  array(symbol: string, family: string): string {
    const key = `${family}[]`;
    return this.#once(key, () => ({ symbol, name: this.names.of(key), kind: "tensor", note: "one after another" }));
  }

  /** The name of all values that an index takes. */
  all(index: string): string {
    return this.#once(`all ${index}`, () => {
      const name = this.names.fresh(`all_${this.names.of(index)}`);
      return { symbol: index, name, kind: "tensor", note: "all that it takes" };
    });
  }

  /** The name of the samples of a symbol; the same symbol under another distribution has others. `own` is what is drawn. */
  samples(own: string, symbol: string, distribution: string, note: string): string {
    const key = `${symbol} ~ ${distribution}`;
    return this.#once(key, () => ({ symbol, name: this.#unlike(own), kind: "samples", note }));
  }

  /** The name of a function; a symbol may have the same name. */
  fn(symbol: string, wanted: string, note: string): string {
    return this.#once(`${symbol}()`, () => ({ symbol, name: this.names.fresh(wanted), kind: "function", note }));
  }

  /** Whether a function of this name is given. */
  hasFunction = (symbol: string): boolean => this.#found.has(`${symbol}()`);

  /** All that is given. */
  list(): readonly Argument[] {
    const order = ["tensor", "samples", "function"];
    return [...this.#found.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }

  /** The name of a symbol, unlike those that are given. */
  #unlike(symbol: string): string {
    const wanted = this.names.of(symbol);
    return [...this.#found.values()].some((it) => it.name === wanted) ? this.names.fresh(wanted) : wanted;
  }

  /** The name under a key, which is given once. */
  #once(key: string, make: () => Argument): string {
    const known = this.#found.get(key) ?? make();
    this.#found.set(key, known);
    return known.name;
  }
}
