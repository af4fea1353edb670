import type { Expr } from "./expr";

/** Whether a name beside a bracket would be read as a function of what is in it. */
export function looksApplied(name: Expr, inside: Expr, applied: (name: string) => boolean): boolean {
  if (name.kind !== "symbol") return false;
  const sum = inside.kind === "apply" && inside.op === "add";
  return (
    !sum ||
    applied(name.name) ||
    /^(?:\\(?:operatorname|text|mathrm|mathbb|mathsf|mathtt|mathcal|pi|mu|sigma|Phi|Psi|varphi|Pi|ell|hat|tilde|bar|boldsymbol|mathbf)|[A-Za-z]{2}|[fghpqrvuFGHVQJLKTUAS])/.test(
      name.name,
    )
  );
}
