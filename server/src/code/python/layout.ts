/** Python text that knows where it may be broken. */
export type Layout = string | Brackets | Chain | Joined;

/** What stands in brackets, one item or several with commas between. */
interface Brackets {
  readonly kind: "brackets";
  readonly open: string;
  readonly items: readonly Layout[];
  readonly close: string;
}
/** Operands with operators before all but the first; it can be broken before an operator where brackets are around it. */
interface Chain {
  readonly kind: "chain";
  readonly parts: readonly { readonly operator: string; readonly operand: Layout }[];
}
/** Parts without space between them. */
interface Joined {
  readonly kind: "joined";
  readonly parts: readonly Layout[];
}

export const brackets = (open: string, items: readonly Layout[], close: string): Layout => ({
  kind: "brackets",
  open,
  items,
  close,
});
export const chain = (parts: Chain["parts"]): Layout => ({ kind: "chain", parts });
export const joined = (...parts: readonly Layout[]): Layout => ({ kind: "joined", parts });

const widest = 88;
const step = "    ";

/** On one line. */
export function flat(it: Layout): string {
  if (typeof it === "string") return it;
  switch (it.kind) {
    case "brackets":
      return `${it.open}${it.items.map(flat).join(", ")}${it.close}`;
    case "chain":
      return it.parts
        .map(
          ({ operator, operand }, i) =>
            (i === 0 || operator === "**" ? operator : ` ${operator.trim()} `) + flat(operand),
        )
        .join("");
    case "joined":
      return it.parts.map(flat).join("");
  }
}

/** A line that begins with `head` (`x = `, `return `), over several lines where it is longer than Black would have it. */
export function line(head: string, it: Layout, indent: string): string {
  const whole = indent + head + flat(it);
  if (whole.length <= widest) return `${whole}\n`;
  const open = breaksItself(it) ? it : brackets("(", [it], ")");
  return `${indent}${head}${broken(open, indent)}\n`;
}

/** Whether the last part of a layout is in brackets, so that a line can be broken there. */
function breaksItself(it: Layout): boolean {
  if (typeof it === "string") return false;
  if (it.kind === "brackets") return it.items.length > 0;
  return it.kind === "joined" && it.parts.some(breaksItself);
}

function broken(it: Layout, indent: string): string {
  if (typeof it === "string") return it;
  switch (it.kind) {
    case "brackets":
      return inBrackets(it, indent);
    case "chain":
      return it.parts
        .map(({ operator, operand }, i) => {
          const sign = i === 0 ? operator : `\n${indent}${operator.trim()} `;
          return sign + fitted(operand, indent, i === 0 ? operator.length : operator.length + 1);
        })
        .join("");
    case "joined": {
      const last = it.parts.findLastIndex(breaksItself);
      return it.parts.map((part, i) => (i === last ? broken(part, indent) : flat(part))).join("");
    }
  }
}

/** The items on one line of their own where they fit there, else each on its own. */
function inBrackets({ open, items, close }: Brackets, indent: string): string {
  const inner = indent + step;
  const together = items.map(flat).join(", ");
  if (inner.length + together.length <= widest) return `${open}\n${inner}${together}\n${indent}${close}`;
  const comma = items.length > 1 ? "," : "";
  const lines = items.map((it) => `${inner}${fitted(it, inner, comma.length)}${comma}\n`);
  return `${open}\n${lines.join("")}${indent}${close}`;
}

const fitted = (it: Layout, indent: string, more: number): string => {
  const whole = flat(it);
  return indent.length + whole.length + more <= widest ? whole : broken(it, indent);
};
