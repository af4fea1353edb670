import type { Apply } from "./expr";

const functions: Readonly<Record<string, string>> = {
  sigmoid: "\\operatorname{sigmoid}",
  softplus: "\\operatorname{softplus}",
  relu: "\\operatorname{ReLU}",
  softmax: "\\operatorname{softmax}",
  logsumexp: "\\operatorname{logsumexp}",
  trace: "\\operatorname{tr}",
  entropy: "H",
  variance: "\\operatorname{Var}",
  covariance: "\\operatorname{Cov}",
  sign: "\\operatorname{sign}",
  gamma: "\\Gamma",
};

/** The name of an operator that stands before its arguments: as the document writes it, else as LaTeX has it. */
export const nameOf = (e: Apply): string => e.head ?? functions[e.op] ?? `\\${e.op}`;
