/** An option of a call: a flag, or, where it has a `value`, something with a value; `choices` are all that it may be, and one that `repeats` is a list. */
export interface Option {
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly repeats?: true;
  readonly help: string;
}

/** The options as they were given, by the names that their call gives them. */
export type Values<Options extends Readonly<Record<string, Option>>> = {
  readonly [Name in keyof Options]:
    | (Options[Name] extends { readonly choices: readonly (infer Choice)[] }
        ? Choice
        : Options[Name] extends { readonly repeats: true }
          ? readonly string[]
          : Options[Name] extends { readonly value: string }
            ? string
            : boolean)
    | undefined;
};

/** One call of the command line: what its help says, and what it does; `run` answers the exit status, or undefined where it goes on. */
export interface Call<Options extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  readonly name: string;
  /** What stands after the name: `FILE:LINE[:COL]`. */
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly options: Options;
  run(args: readonly string[], options: Values<Options>): number | undefined | Promise<number | undefined>;
}

/** A call whose `run` sees the types of its own options. */
export const call = <const Options extends Readonly<Record<string, Option>>>(it: Call<Options>): Call =>
  it as unknown as Call;

/** The option that says how to print. */
export const format = <const Formats extends readonly string[]>(...choices: Formats) =>
  ({ value: "FORMAT", choices, help: `how to print (${choices[0]})` }) as const;
