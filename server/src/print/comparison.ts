import type { Comparison } from "../calculus/compare";
import { placeInWords, short } from "../model/counterexample";

const words = (it: boolean | undefined): string => (it === undefined ? "unknown" : it ? "agrees" : "differs");

/** What a comparison came to, in lines: the value, each derivative, and where they differ or on how much they agree. */
export function comparisonText(it: Comparison): string {
  const rows = [
    `value: ${words(it.value)}`,
    ...[...it.derivatives].map(([name, is]) => `\\nabla_{${name}}: ${words(is)}`),
  ];
  return `${[...rows, closing(it)].join("\n")}\n`;
}

function closing({ agrees, instantiations, counterexample: found }: Comparison): string {
  if (agrees) return `agrees on ${instantiations} random instantiations`;
  if (!found) return "not decided: no random instantiation gave numbers that can be trusted";
  return `differs: ${differenceIn(found)}`;
}

/** What differs where, in numbers. */
export function differenceIn(found: NonNullable<Comparison["counterexample"]>): string {
  const what = found.of === "value" ? "value" : `\\nabla_{${found.of.derivative}}`;
  const place = placeInWords(found);
  return `${what} is ${toldApart(found.left, found.right).join(" and ")}${place === "" ? "" : ` ${place}`}`;
}

/** Two numbers in six digits, or in all where these are the same. */
function toldApart(a: number, b: number): readonly string[] {
  const [one, other] = [short(a), short(b)];
  return one === other ? [String(a), String(b)] : [one, other];
}
