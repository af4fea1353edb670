import { type Computation, sameIn } from "../calculus/agree";
import { evaluate } from "../calculus/evaluate";
import type { Facts } from "../calculus/facts";
import { shrink } from "../calculus/shrink";
import type { World } from "../calculus/world";
import type { Expr } from "../math/expr";
import { placeInWords } from "../model/counterexample";

/** An expression as one of two texts has it. */
export interface Side {
  readonly e: Expr;
  readonly facts: Facts;
}

/** What is another number afterwards in a world, the gradients first, in words with round numbers: `\nabla_{\phi} L would change from 1 to 0 at \phi = 1`. */
export function changeIn(world: World, name: string, before: Side, after: Side, wrt: readonly string[]): string {
  const quantities = quantitiesOf(name, wrt);
  const found = quantities.find((it) => sameIn(world, it.of(before), it.of(after)) === false);
  if (!found) return `a derivative of ${name} would change`;
  const numbers = shrink(world, found.of(before), found.of(after));
  return `${found.what} would change from ${short(numbers.left)} to ${short(numbers.right)} ${placeInWords(numbers)}`.trimEnd();
}

interface Quantity {
  readonly what: string;
  of(side: Side): Computation;
}

function quantitiesOf(name: string, wrt: readonly string[]): readonly Quantity[] {
  const quantity = (what: string, along: readonly string[]): Quantity => ({
    what,
    of:
      ({ e, facts }) =>
      (world) => [evaluate(e, facts, world, along)[2 ** along.length - 1] ?? 0],
  });
  return [
    quantity(`the value of ${name}`, []),
    ...wrt.map((it) => quantity(`\\nabla_{${it}} ${name}`, [it])),
    ...wrt.flatMap((a, i) =>
      wrt.slice(i).map((b) => quantity(`the derivative of \\nabla_{${a}} ${name} in ${b}`, [a, b])),
    ),
  ];
}

const short = (it: number): string => String(Number(it.toPrecision(4)));
