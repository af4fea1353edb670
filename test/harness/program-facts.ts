import type { Facts } from "../../server/src/calculus/facts";
import type { World } from "../../server/src/calculus/world";
import type { Block, Mean, Program, Statement } from "../../server/src/code/program";
import { divide, multiply, symbol } from "../../server/src/math/build";
import type { Binder, Expr } from "../../server/src/math/expr";
import { substitute } from "../../server/src/math/substitute";

/** A program as the calculus sees it. */
export interface Calculated {
  readonly e: Expr;
  readonly facts: Facts;
  /** A world that knows the program's names of functions, from one that knows the document's. */
  world(of: World): World;
}

/**
 * Reads a program back as mathematics. Samples come from the stopped densities of the document, so that a gradient of the measure is
 * that of the program's own weights; a mean is divided by the weights' mean, since random densities are not normalised.
 */
export function calculated(program: Program, own: Facts, density: (name: string) => Expr | undefined): Calculated {
  const reading = new Reading(program, density);
  const e = reading.block(program.block);
  const functions = new Map(
    program.parameters.filter((it) => it.kind === "function").map((it) => [it.name, it.symbol]),
  );
  return {
    e,
    facts: {
      symbol: (name) => reading.definitions.get(name) ?? own.symbol(name),
      fn: (name) => reading.routines.get(name) ?? own.fn(name),
      recursion: () => undefined,
      step: () => undefined,
      sample: () => undefined,
    },
    world: (of) => ({ ...of, fn: (name, args) => of.fn(functions.get(name) ?? name, args) }),
  };
}

class Reading {
  readonly definitions = new Map<string, Expr>();
  readonly routines = new Map<string, { readonly parameters: readonly string[]; readonly value: Expr }>();
  readonly #symbols: ReadonlyMap<string, string>;

  constructor(
    program: Program,
    readonly density: (name: string) => Expr | undefined,
  ) {
    this.#symbols = new Map(program.parameters.map((it) => [it.name, it.symbol]));
    for (const it of program.parameters) if (it.kind === "tensor") this.#alias(it.name, it.symbol);
  }

  block({ statements, result }: Block): Expr {
    const means = new Map<string, Expr>();
    for (const it of statements) this.#note(it, means);
    return substitute(result, means);
  }

  #alias(name: string, of: string): void {
    if (name !== of) this.definitions.set(name, symbol(of));
  }

  #note(it: Statement, means: Map<string, Expr>): void {
    switch (it.kind) {
      case "assign":
        this.definitions.set(it.name, substitute(it.e, means));
        break;
      case "routine":
        this.routines.set(it.name, { parameters: it.parameters, value: this.block(it.block) });
        break;
      case "mean":
        means.set(it.name, this.#mean(it));
        break;
      case "loop":
        throw new TypeError("loops are tested by their text");
    }
  }

  #mean({ over, block }: Mean): Expr {
    const binders = over.map(({ one, all }): Binder => {
      const of = this.#symbols.get(all)!;
      this.#alias(one, of);
      const q = this.density(of);
      return { symbol: of, density: q && { kind: "stop", symbols: undefined, operand: q } };
    });
    const expect = (body: Expr): Expr => ({ kind: "expect", head: "E", binders, body });
    const weights = block.statements.flatMap((it) =>
      it.kind === "assign" && it.name.startsWith("log_density") ? [weight(it.name)] : [],
    );
    const value = expect(this.block(block));
    return weights.length === 0 ? value : divide(value, expect(multiply(...weights)));
  }
}

const weight = (name: string): Expr => ({
  kind: "apply",
  op: "exp",
  args: [
    {
      kind: "apply",
      op: "add",
      args: [
        symbol(name),
        { kind: "apply", op: "neg", args: [{ kind: "stop", symbols: undefined, operand: symbol(name) }] },
      ],
    },
  ],
});
