import type { Comparison } from "../calculus/compare";

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
  const places = [
    ...[...found.values].map(([name, value]) => `${name} = ${value}`),
    ...[...found.points].map(([name, list]) => `${name} \\in \\{${list.map((it) => it.value).join(", ")}\\}`),
    ...(found.functions.length > 0 ? [`random functions for ${found.functions.join(", ")}`] : []),
  ];
  return `${what} is ${found.left} and ${found.right}${places.length > 0 ? ` at ${places.join(", ")}` : ""}`;
}
