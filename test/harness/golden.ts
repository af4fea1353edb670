import { join } from "node:path";
import { expect } from "vitest";
import { analyse } from "../../server/src/analysis";
import { numeric } from "../../server/src/calculus/numeric";
import type { Numbers } from "../../server/src/calculus/value";
import { type Given, worldOf } from "../../server/src/cli/numbers";
import { objectiveOnLine } from "../../server/src/model/locate";
import { normalise } from "../../server/src/model/normalise";
import { Lines } from "../../server/src/text/lines";

/** Where the cases are. */
export const goldenFolder = join(import.meta.dirname, "../golden");

// Numbers from PyTorch autograd with blocked sets, each confirmed by finite differences of the shadow version.
export interface Expected {
  readonly value: Numbers;
  readonly gradient: Readonly<Record<string, Numbers>>;
  readonly hessian?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
export function objectiveOf(text: string, line: number) {
  const model = analyse({ name: "case.md", text, language: "markdown" });
  const { starts } = new Lines(text);
  const objective = objectiveOnLine(model, { from: starts[line - 1]!, to: starts[line] ?? text.length });
  return { model, objective: objective! };
}

export function near(found: Numbers | undefined, expected: Numbers, what: string): void {
  if (typeof expected !== "number") {
    expect(Array.isArray(found) && found.length, what).toBe(expected.length);
    for (const [i, it] of expected.entries()) near((found as readonly Numbers[])[i], it, `${what}, entry ${i}`);
    return;
  }
  const far = Math.abs((typeof found === "number" ? found : Number.NaN) - expected);
  expect(far, `${what}: ${found}, not ${expected}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

export function compare(text: string, line: number, at: Given, expected: Expected): void {
  const { e, facts } = objectiveOf(text, line).objective;
  const keys = Object.keys(expected.gradient);
  const found = numeric(e, facts, worldOf(at), keys.map(normalise), expected.hessian ? 2 : 1);
  near(found.value, expected.value, "value");
  for (const [i, key] of keys.entries()) {
    near(found.derivatives[i]!.gradient, expected.gradient[key]!, `∂/∂${key}`);
    for (const [other, second] of Object.entries(expected.hessian?.[key] ?? {}))
      near(found.derivatives[i]!.hessian?.[normalise(other)], second, `∂²/∂${key}∂${other}`);
  }
}
