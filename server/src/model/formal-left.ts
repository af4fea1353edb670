import type { Formal } from "../calculus/formalise";
import type { Names } from "../calculus/fresh";
import type { Call } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import type { Definition } from "./read/statements";

/** The left side of a definition as it is, and with a new name and the shadows among its arguments. */
export function formalLeft(
  { left, name }: Definition,
  shadows: Formal["shadows"],
  names: Names,
): { readonly name: string; readonly plain: string; readonly hat: string } {
  const hat = names.hat(name);
  if (left.kind !== "call") return { name: hat, plain: latex(left), hat };
  const args: Call["args"][number][] = [];
  const marks: string[] = [];
  left.args.forEach((it, i) => {
    args.push(it);
    marks.push(left.marks[i]!);
    const own = shadows.filter((shadow) => freeSymbols(it).has(shadow.symbol));
    for (const { shadow } of own) {
      args.push({ kind: "symbol", name: shadow });
      marks.push(", ");
    }
  });
  const written = new Set(left.args.flatMap((it) => [...freeSymbols(it)]));
  for (const { symbol, shadow } of shadows) {
    if (written.has(symbol)) continue;
    args.push({ kind: "symbol", name: shadow });
    marks.push(", ");
  }
  return {
    name: hat,
    plain: latex(left),
    hat: latex({ ...left, fn: hat, args, marks: [...marks, left.marks.at(-1)!] }),
  };
}
