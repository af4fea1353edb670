import type { Action } from "./action";
import { formalVersion } from "./formal-version";

/** Every action, in the order in which they are offered. */
export const actions: readonly Action[] = [formalVersion];
