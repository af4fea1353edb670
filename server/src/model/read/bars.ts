import type { Placed } from "../../tex/expand";

const bar = /^(?:\||\\\||\\vert|\\Vert|\\parallel)$/;
/** After these a bar cannot close: an operand is still to come. */
export const expecting =
  /^(?:[-+=<>,;:/([*!|]|\\(?:\\|[|{]|cdot|times|in|le|leq|ge|geq|ne|neq|sum|prod|int|log|ln|exp|max|min|sim|mid|to|quad|qquad|odot|nabla|propto|approx|lVert|lvert|langle|Vert|vert))$/;

interface Group {
  readonly bars: number[];
}

/** Joins the bars of absolute values and norms within each bracket; a bar that stands for "given" stays alone. */
export function joinBars(tokens: readonly Placed[], mate: Int32Array): void {
  const groups: Group[] = [{ bars: [] }];
  tokens.forEach((it, i) => {
    const partner = mate[i]!;
    if (partner > i) groups.push({ bars: [] });
    else if (partner >= 0) settle(tokens, mate, groups.pop()!.bars);
    else if (it.text === "\\\\") settle(tokens, mate, groups.at(-1)!.bars.splice(0));
    else if (bar.test(it.text) && it.kind !== "left") groups.at(-1)!.bars.push(i);
  });
  while (groups.length > 0) settle(tokens, mate, groups.pop()!.bars);
}

/** Joins one bracket's bars: one closes where an operand ends, one opens where as many are left as make pairs. */
function settle(tokens: readonly Placed[], mate: Int32Array, bars: readonly number[]): void {
  const left = new Map<string, number>();
  for (const at of bars) left.set(tokens[at]!.text, (left.get(tokens[at]!.text) ?? 0) + 1);
  const open: number[] = [];
  for (const at of bars) {
    const { text } = tokens[at]!;
    const remaining = left.get(text)!;
    left.set(text, remaining - 1);
    const ended = operandEnds(tokens, mate, at);
    const opener = open.findLastIndex((it) => tokens[it]!.text === text);
    if (ended && opener >= 0) {
      mate[open[opener]!] = at;
      mate[at] = open[opener]!;
      open.length = opener;
    } else if (remaining > 1 && (!ended || (remaining % 2 === 0 && tokens[at + 1]?.text !== "_"))) open.push(at);
  }
}

function operandEnds(tokens: readonly Placed[], mate: Int32Array, at: number): boolean {
  const before = tokens[at - 1];
  if (!before || before.kind === "open" || before.kind === "left" || before.kind === "begin") return false;
  if (bar.test(before.text)) return mate[at - 1]! >= 0 && mate[at - 1]! < at - 1;
  if (/^[_^]$/.test(tokens[at - 2]?.text ?? "") || before.kind === "close")
    return !isOperatorScript(tokens, mate, at - 1);
  return !expecting.test(before.text);
}

/** Whether the script that ends at a token belongs to a big operator, as in `\sum_i |x_i|`. */
function isOperatorScript(tokens: readonly Placed[], mate: Int32Array, last: number): boolean {
  let end = last;
  for (let scripts = 0; scripts < 3 && end > 1; scripts++) {
    const from = mate[end]! >= 0 && mate[end]! < end ? mate[end]! : end;
    if (!/^[_^]$/.test(tokens[from - 1]?.text ?? "")) return false;
    end = from - 2;
    if (/^\\(?:sum|prod|int|max|min|sup|inf|lim|nabla|log)$/.test(tokens[end]?.text ?? "")) return true;
  }
  return false;
}
