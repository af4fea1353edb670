import { rules } from "../rules";
import { UsageError } from "./usage";

/** `stopgrad explain`: prints a rule's page. */
export function explain(args: readonly string[]): number {
  const rule = rules.find((it) => it.id === args[0]);
  if (!rule)
    throw new UsageError(`${args[0] ?? "no rule given"}: expected one of ${rules.map((it) => it.id).join(", ")}`);
  process.stdout.write(rule.page);
  return 0;
}
