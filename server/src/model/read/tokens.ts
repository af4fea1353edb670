import { expand } from "../../tex/expand";
import type { Macro, Macros } from "../../tex/macros";
import type { Placed } from "../../tex/token";
import type { Tree } from "../../tex/tree";
import { remembering } from "../remember";
import { clean } from "./clean";

/** The tokens of a formula that mean something, with the macros put in that are in force; the same ones while these are the same. */
export function tokensOf(tree: Tree, macros: Macros): readonly Placed[] {
  const used = usedIn(tree, macros);
  const last = known.get(tree);
  if (last?.used === used) return last.tokens;
  const tokens = clean(expand(tree, macros));
  known.set(tree, { used, tokens });
  return tokens;
}
const known = new WeakMap<Tree, { readonly used: string; readonly tokens: readonly Placed[] }>();

/** All that the macros of a formula say, those in the bodies of others included, as one text. */
function usedIn(tree: Tree, macros: Macros): string {
  const found = new Map<string, Macro>();
  const pending = [tree];
  while (pending.length > 0) {
    for (const name of commandsOf(pending.pop()!)) {
      const macro = macros.get(name);
      if (!macro || found.has(name)) continue;
      found.set(name, macro);
      pending.push(macro.body);
    }
  }
  return [...found].map(([name, it]) => `${name} ${JSON.stringify(it.parameters)} ${it.body.text}`).join("\n");
}

/** The names of the commands in a tree; a starred one may also be a macro before a star. */
const commandsOf = remembering((tree: Tree): readonly string[] => {
  const names = new Set<string>();
  for (const { kind, text } of tree.tokens) {
    if (kind !== "command") continue;
    names.add(text);
    if (text.endsWith("*")) names.add(text.slice(0, -1));
  }
  return [...names];
});
