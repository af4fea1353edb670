import { hasStop } from "../calculus/has-stop";
import { reach } from "../calculus/reach";
import type { Objective } from "./objective";

/** Whether a stop is in a formula or in a definition that reaches it. */
export function isStopped({ e, facts }: Objective): boolean {
  if (hasStop(e, facts)) return true;
  return [...reach(e, facts).keys()].some((it) => {
    const definition = facts.symbol(it);
    return definition !== undefined && hasStop(definition, facts);
  });
}
