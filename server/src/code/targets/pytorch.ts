import { alike, named } from "../functions";
import { brackets, joined } from "../python/layout";
import type { Target } from "../target";

/** PyTorch. */
export const pytorch: Target = {
  id: "pytorch",
  imports: ["import torch"],
  functions: {
    ...named("torch", ...alike, "log", "arcsin", "arccos", "arctan", "sigmoid", "relu", "ceil"),
    softplus: "torch.nn.functional.softplus",
    softmax: "torch.softmax|dim=-1",
    logsumexp: "torch.logsumexp|dim=-1",
    trace: "torch.trace",
    det: "torch.linalg.det",
    norm: "torch.linalg.norm",
    max: "torch.maximum",
    min: "torch.minimum",
  },
  total: "torch.sum",
  mean: "torch.mean",
  stack: "torch.stack",
  choice: { argmin: "torch.argmin", argmax: "torch.argmax" },
  clip: "torch.clamp",
  where: "torch.where",
  transpose: (value) => joined(value, ".T"),
  matmul: "@",
  outer: "torch.outer",
  constant: (number) => joined("torch.tensor", brackets("(", [number], ")")),
  stop: (value, atom) => joined(atom ? value : brackets("(", [value], ")"), ".detach()"),
  each: (routine, samples) => {
    const one = samples.length === 1 ? `${routine}(one)` : `${routine}(*one)`;
    const all = samples.length === 1 ? samples[0]! : `zip(${samples.join(", ")})`;
    return joined("torch.stack", brackets("(", [brackets("[", [`${one} for one in ${all}`], "]")], ")"));
  },
};
