import { closest } from "fastest-levenshtein";
import { rules } from "../rules";
import { call } from "./call";
import { UsageError } from "./usage";

/** `stopgrad explain`: prints a rule's page. */
export const explain = call({
  name: "explain",
  usage: "RULE",
  summary: "the page of a rule: what it says, a wrong and a right example",
  examples: ["stopgrad explain no-effect"],
  options: {},
  run([id]) {
    const ids = rules.map((it) => it.id);
    const rule = rules.find((it) => it.id === id);
    if (!rule && id === undefined) throw new UsageError(`no rule given: the rules are ${ids.join(", ")}`);
    if (!rule)
      throw new UsageError(`${id}: no such rule — did you mean ${closest(id!, ids)}? The rules are ${ids.join(", ")}`);
    process.stdout.write(rule.page);
    return 0;
  },
});
