import type { Placed } from "../../tex/expand";
import { expecting } from "./bars";

/** Bars of one bracket: the token, and whether it and the next one touch. */
interface Bar {
  readonly at: number;
  readonly double: boolean;
}

const opens = /^(?:[([]|\\(?:\{|lbrace|langle|lfloor|lceil))$/;
const closes = /^(?:[)\]]|\\(?:\}|rbrace|rangle|rfloor|rceil))$/;

/** The tokens with the double bars of norms, `||x||`, as one token `\|`; the two that `|x||y|` has in its middle stay two. */
export function withDoubleBars(tokens: readonly Placed[]): readonly Placed[] {
  if (!tokens.some((_, i) => isDouble(tokens, i))) return tokens;
  const joined = new Set<number>();
  const groups: Bar[][] = [[]];
  for (let i = 0; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!;
    if (/^(?:open|left|begin)$/.test(kind) || opens.test(text)) groups.push([]);
    else if (/^(?:close|right|end)$/.test(kind) || closes.test(text)) settle(tokens, groups.pop() ?? [], joined);
    else if (/^(?:\\\\|&)$/.test(text)) settle(tokens, groups.at(-1)?.splice(0) ?? [], joined);
    else if (text === "|") {
      const double = isDouble(tokens, i);
      groups.at(-1)?.push({ at: i, double });
      if (double) i++;
    }
    if (groups.length === 0) groups.push([]);
  }
  for (const it of groups) settle(tokens, it, joined);
  return tokens.flatMap((it, i) => {
    if (joined.has(i - 1)) return [];
    return joined.has(i) ? [{ ...it, kind: "command", text: "\\|", to: tokens[i + 1]!.to } as const] : [it];
  });
}

function isDouble(tokens: readonly Placed[], at: number): boolean {
  const [here, next] = [tokens[at]!, tokens[at + 1]];
  return here.text === "|" && next?.text === "|" && here.to === next.from && here.call === next.call;
}

/** Joins a bracket's double bars that make pairs; those inside an absolute value end it and begin another one. */
function settle(tokens: readonly Placed[], bars: readonly Bar[], joined: Set<number>): void {
  const given = bars.filter((it) => !it.double).length % 2 === 1;
  let inside = false;
  let open: number | undefined;
  for (const { at, double } of bars) {
    if (!double) inside = !inside && !given;
    else if (open !== undefined && !inside && !expecting.test(tokens[at - 1]!.text)) {
      joined.add(open).add(at);
      open = undefined;
    } else if (!inside) open = at;
  }
}
