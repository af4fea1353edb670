import type { Comparison } from "../calculus/compare";

const words = (it: boolean | undefined): string => (it === undefined ? "unknown" : it ? "agrees" : "differs");

/** What a comparison came to, in lines: the value, each derivative, and where they differ or on how much they agree. */
export function comparisonText(it: Comparison): string {
  const rows = [
    `value: ${words(it.value)}`,
    ...[...it.derivatives].map(([name, is]) => `\\nabla_{${name}}: ${words(is)}`),
  ];
  const found = it.counterexample;
  const what = found && (found.of === "value" ? "value" : `\\nabla_{${found.of.derivative}}`);
  const at = found && [...found.values].map(([name, value]) => `${name} = ${value}`).join(", ");
  const random = found && found.functions.length > 0 ? `, random functions for ${found.functions.join(", ")}` : "";
  const closing = it.agrees
    ? `agrees on ${it.instantiations} random instantiations`
    : found
      ? `differs: ${what} is ${found.left} and ${found.right} at ${at}${random}`
      : "not decided: no random instantiation gave numbers that can be trusted";
  return `${[...rows, closing].join("\n")}\n`;
}
