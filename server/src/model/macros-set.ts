import { type Macros, macrosOf } from "../tex/macros";
import type { Settings } from "./settings";

/** The macros of the settings; each takes as many arguments as the highest number that its text names. */
export function macrosSet({ macros }: Settings): Macros {
  const lines = Object.entries(macros).map(([name, body]) => {
    const parameters = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map((it) => Number(it[1])));
    const command = name.startsWith("\\") ? name : `\\${name}`;
    return `\\newcommand{${command}}${parameters > 0 ? `[${parameters}]` : ""}{${body}}`;
  });
  return macrosOf(lines.join("\n"));
}
