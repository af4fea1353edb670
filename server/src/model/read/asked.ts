import type { Asking, Names } from "./cursor";

/** What a reading was told of names: it is the same reading with all names of which the same is said. */
export class Asked {
  readonly #answers: { readonly of: keyof Names; readonly name: string; readonly said: boolean }[] = [];

  /** The same names, which note what they are asked. */
  of(names: Names): Asking {
    const noted = (of: keyof Names) => {
      const known = new Set<string>();
      return {
        has: (name: string): boolean => {
          const said = names[of].has(name);
          if (!known.has(name)) this.#answers.push({ of, name, said });
          known.add(name);
          return said;
        },
      };
    };
    return {
      functions: noted("functions"),
      variables: noted("variables"),
      applied: noted("applied"),
      inputs: noted("inputs"),
      labelled: noted("labelled"),
      counts: noted("counts"),
      raised: noted("raised"),
    };
  }

  /** Whether other names give the same answers. */
  holdsFor(names: Asking): boolean {
    return this.#answers.every(({ of, name, said }) => names[of].has(name) === said);
  }
}
