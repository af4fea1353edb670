import type { PythonNames } from "./names";
import type { Argument } from "./program";

/** What a program needs to be given, in the order in which it was found: variables, then data, samples and functions. */
export class Arguments {
  readonly #found = new Map<string, Argument>();

  constructor(readonly names: PythonNames) {}

  /** The name of a symbol that is given as a tensor. */
  tensor(symbol: string, note: string): string {
    const known = this.#known(symbol);
    if (known !== undefined) return known;
    const wanted = this.names.of(symbol);
    return this.#add(symbol, {
      symbol,
      name: this.#isGiven(wanted) ? this.names.fresh(wanted) : wanted,
      kind: "tensor",
      note,
    });
  }

  /** The name of the array that holds the elements of a family, as one of them is written. */
  array(symbol: string, family: string): string {
    return this.#add(`${family}[]`, {
      symbol,
      name: this.names.of(`${family}[]`),
      kind: "tensor",
      note: "one after another",
    });
  }

  /** The name of all values that an index takes. */
  all(index: string): string {
    const name = this.#known(`all ${index}`) ?? this.names.fresh(`all_${this.names.of(index)}`);
    return this.#add(`all ${index}`, { symbol: index, name, kind: "tensor", note: "all that it takes" });
  }

  /** The name of the samples of a symbol; the same symbol under another distribution has others. `own` is what is drawn. */
  samples(own: string, symbol: string, distribution: string, note: string): string {
    const key = `${symbol} ~ ${distribution}`;
    const known = this.#known(key);
    if (known !== undefined) return known;
    const wanted = this.names.of(own);
    return this.#add(key, {
      symbol,
      name: this.#isGiven(wanted) ? this.names.fresh(wanted) : wanted,
      kind: "samples",
      note,
    });
  }

  #isGiven = (name: string): boolean => [...this.#found.values()].some((it) => it.name === name);

  /** The name of a function; a symbol may have the same name. */
  fn(symbol: string, wanted: string, note: string): string {
    const key = `${symbol}()`;
    const known = this.#found.get(key);
    if (known) return known.name;
    return this.#add(key, { symbol, name: this.names.fresh(wanted), kind: "function", note });
  }

  /** Whether a function of this name is given. */
  hasFunction = (symbol: string): boolean => this.#found.has(`${symbol}()`);

  /** All that is given. */
  list(): readonly Argument[] {
    const order = ["tensor", "samples", "function"];
    return [...this.#found.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }

  #known = (key: string): string | undefined => this.#found.get(key)?.name;

  #add(key: string, argument: Argument): string {
    const known = this.#found.get(key) ?? argument;
    this.#found.set(key, known);
    return known.name;
  }
}
