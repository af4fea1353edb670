import { alike, named } from "../functions";
import { brackets, joined } from "../python/layout";
import type { Target } from "../target";

/** TensorFlow. */
export const tensorflow: Target = {
  id: "tensorflow",
  imports: ["import tensorflow as tf"],
  functions: {
    ...named("tf", ...alike, "sigmoid", "norm"),
    ...named("tf.math", "log", "softplus", "ceil"),
    arcsin: "tf.asin",
    arccos: "tf.acos",
    arctan: "tf.atan",
    relu: "tf.nn.relu",
    softmax: "tf.nn.softmax",
    logsumexp: "tf.reduce_logsumexp",
    trace: "tf.linalg.trace",
    det: "tf.linalg.det",
    max: "tf.maximum",
    min: "tf.minimum",
  },
  total: "tf.reduce_sum",
  mean: "tf.reduce_mean",
  stack: "tf.stack",
  choice: { argmin: "tf.argmin", argmax: "tf.argmax" },
  clip: "tf.clip_by_value",
  where: "tf.where",
  transpose: (value) => joined("tf.transpose", brackets("(", [value], ")")),
  matmul: "tf.tensordot|1",
  outer: "tf.tensordot|0",
  constant: (number) => joined("tf.constant", brackets("(", [number], ")")),
  stop: (value) => joined("tf.stop_gradient", brackets("(", [value], ")")),
  each: (routine, samples) => {
    const all = samples.length === 1 ? samples[0]! : `(${samples.join(", ")})`;
    const one = samples.length === 1 ? routine : `lambda one: ${routine}(*one)`;
    return joined("tf.vectorized_map", brackets("(", [one, all], ")"));
  },
};
