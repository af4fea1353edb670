import type { Target } from "../target";
import { jax } from "./jax";
import { pytorch } from "./pytorch";
import { tensorflow } from "./tensorflow";

/** Every framework that a formula can be exported to. */
export const targets: readonly Target[] = [pytorch, jax, tensorflow];
