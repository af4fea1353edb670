import { ownCopy } from "../text/own-copy";

/**
 * A pure function of an object that keeps its last answer for each object: it computes again only for other parameters. What
 * is typed leaves most of a document as it was, so that most of the work for it is found done.
 */
export function remembering<K extends object, P extends readonly unknown[], V>(
  compute: (key: K, ...parameters: P) => V,
): (key: K, ...parameters: P) => V {
  const answers = new WeakMap<K, { readonly parameters: P; readonly value: V }>();
  return (key, ...parameters) => {
    const last = answers.get(key);
    if (last?.parameters.every((it, i) => it === parameters[i])) return last.value;
    const value = compute(key, ...parameters);
    answers.set(key, { parameters, value });
    return value;
  };
}

/**
 * Gives values with equal keys one identity, as far as the last so many keys that were asked for are concerned. A value is made of
 * a copy of its key, so that it does not keep the text in memory from which the key is taken.
 */
export class Interned<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(readonly most = 100) {}

  get(key: string, make: (key: string) => V): V {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const own = ownCopy(key);
    const value = this.#old.get(own) ?? make(own);
    if (this.#young.size >= this.most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(own, value);
    return value;
  }
}
