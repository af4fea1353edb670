import type { Expr } from "../../server/src/math/expr";
import type { Statement } from "../../server/src/model/read/statements";

/** How a statement was read, each operator before what it takes. */
export function reading(it: Statement): string {
  switch (it.kind) {
    case "definition": {
      const parameters = it.parameters ? `(${it.parameters.join(", ")})` : "";
      return `define ${it.name}${parameters} as ${[it.value, ...it.further.map((link) => link.e)].map(spell).join(" = ")}`;
    }
    case "sampling":
      return `sample ${it.binder.symbol} from ${it.binder.density ? spell(it.binder.density) : "noise"}`;
    case "plain": {
      const [left, right] = it.sides as [Expr, Expr | undefined];
      const links = [...(right ? [{ relation: it.relation!, e: right }] : []), ...it.further];
      return [spell(left), ...links.map((link) => `${link.relation} ${spell(link.e)}`)].join(" ");
    }
  }
}

const list = (parts: readonly Expr[], between = " "): string => parts.map(spell).join(between);

function spell(e: Expr): string {
  switch (e.kind) {
    case "number":
      return e.text;
    case "symbol":
      return e.name;
    case "apply":
      return `(${e.head && /^(?:infix|prefix|gradient|element)$/.test(e.op) ? `${e.op} ${e.head}` : e.op} ${list(e.args)})`;
    case "call":
      return `${e.fn}<${list(e.args, "; ")}>`;
    case "partial":
      return `(partial in ${e.wrt.join(", ")} of ${spell(e.operand)})`;
    case "slot":
      return `(partial in argument ${e.index + 1} of ${spell(e.operand)})`;
    case "total":
      return `(derivative in ${e.wrt} of ${spell(e.operand)})`;
    case "stop":
      return `(stop ${e.symbols?.join(", ") ?? "all"} in ${spell(e.operand)})`;
    case "expect": {
      const binders = e.binders.map((it) => (it.density ? `${it.symbol} from ${spell(it.density)}` : it.symbol));
      return `(mean${binders.length > 0 ? ` over ${binders.join(", ")}` : ""} of ${spell(e.body)})`;
    }
    case "score":
      return `(score of ${spell(e.operand)})`;
    case "at":
      return `(${spell(e.operand)} at ${e.symbol} = ${spell(e.value)})`;
    case "fold": {
      const range = [list(e.range, ", "), ...(e.upper ? [`to ${spell(e.upper)}`] : [])].filter((it) => it !== "");
      return `(${e.op} binding [${e.bound.join(", ")}] over [${range.join(" ")}] of ${spell(e.body)})`;
    }
    case "matrix":
      return `${e.open}${e.rows.map((row) => list(row, ", ")).join("; ")}${e.close}`;
    case "cases":
      return `(cases ${e.branches.map((it) => spell(it.value) + (it.condition ? ` if ${spell(it.condition)}` : " else")).join(", ")})`;
    case "relation":
      return `(${e.args.map((it, i) => (i === 0 ? "" : `${e.signs[i - 1]} `) + spell(it)).join(" ")})`;
    case "text":
      return `"${e.latex}"`;
    case "opaque":
      return `(not read: ${e.latex})`;
  }
}
