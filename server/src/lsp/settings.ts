import type { Severities } from "../analysis";
import type { Severity } from "../rules/rule";

/** The settings of the editor that the server heeds. */
export interface Settings {
  readonly rules: Severities;
  readonly picture: boolean;
}

const known: ReadonlySet<unknown> = new Set<Severity | "off">(["error", "warning", "info", "hint", "off"]);

/** Settings from whatever the client answers; what is not understood is as if it were not set. */
export function readSettings(raw: unknown): Settings {
  const section = (raw ?? {}) as { readonly rules?: unknown; readonly hover?: { readonly picture?: unknown } };
  const rules = typeof section.rules === "object" && section.rules !== null ? section.rules : {};
  return {
    rules: Object.fromEntries(Object.entries(rules).filter(([, value]) => known.has(value))) as Severities,
    picture: section.hover?.picture !== false,
  };
}
