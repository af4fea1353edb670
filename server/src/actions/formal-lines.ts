import type { FormalVersion } from "../model/formal-version";

/** The formulas of a formal version as displays between these marks: definitions with shadows, the function, the gradients. */
export function formalDisplays(
  { definition, statements }: Pick<FormalVersion, "definition" | "statements">,
  copies: readonly string[],
  [open, close]: readonly [string, string],
): readonly string[] {
  const displays = [
    ...(copies.length > 0 ? [copies.join(", \\quad ")] : []),
    ...(definition === undefined ? statements : [definition, statements.join(", \\quad ")]),
  ];
  return displays.flatMap((it, i) => {
    const last = i === displays.length - 1;
    return [open, it + (last ? "." : ","), close, ...(last ? [] : [""])];
  });
}

/** The sentence's part that names the shadows. */
export function shadowWords(shadows: FormalVersion["shadows"]): string {
  const list = shadows.map((it) => `$${it.shadow}$ for $${it.symbol}$`).join(", ");
  return `the shadow variable${shadows.length === 1 ? "" : "s"} ${list}`;
}
