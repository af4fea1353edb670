import { alike, named } from "../functions";
import { brackets, joined } from "../python/layout";
import type { Target } from "../target";

/** JAX. */
export const jax: Target = {
  id: "jax",
  imports: ["import jax", "import jax.numpy as jnp"],
  functions: {
    ...named("jnp", ...alike, "log", "arcsin", "arccos", "arctan", "ceil", "trace"),
    ...named("jax.nn", "sigmoid", "softplus", "relu"),
    softmax: "jax.nn.softmax",
    logsumexp: "jax.nn.logsumexp",
    det: "jnp.linalg.det",
    norm: "jnp.linalg.norm",
    max: "jnp.maximum",
    min: "jnp.minimum",
  },
  total: "jnp.sum",
  mean: "jnp.mean",
  stack: "jnp.stack",
  choice: { argmin: "jnp.argmin", argmax: "jnp.argmax" },
  clip: "jnp.clip",
  where: "jnp.where",
  transpose: (value) => joined(value, ".T"),
  matmul: "@",
  outer: "jnp.outer",
  constant: (number) => joined("jnp.asarray", brackets("(", [number], ")")),
  stop: (value) => joined("jax.lax.stop_gradient", brackets("(", [value], ")")),
  each: (routine, samples) => joined(`jax.vmap(${routine})`, brackets("(", samples, ")")),
};
