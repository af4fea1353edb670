import type { Notation } from "./notation";

const words = [
  "stopgrad",
  "StopGrad",
  "stop\\_grad",
  "stop_grad",
  "stop-gradient",
  "stop\\_gradient",
  "stop_gradient",
  "StopGradient",
  "stopgradient",
  "detach",
];
const wrappers = ["\\operatorname", "\\mathrm", "\\text", "\\textrm", "\\texttt", "\\mathbf", "\\operatorname*"];

/** The operator by its name in code. */
export const stopgrad: Notation = {
  id: "stopgrad",
  template: "\\operatorname{stopgrad}_{#S}\\left[#1\\right]",
  alsoRead: wrappers.flatMap((wrapper) => words.map((word) => `${wrapper}{${word}}`)),
};
