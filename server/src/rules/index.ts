import { noEffect } from "./no-effect";
import { redundantStop } from "./redundant-stop";
import type { Rule } from "./rule";
import { unclosedStop } from "./unclosed-stop";

/** Every rule, in the order in which their findings are listed. */
export const rules: readonly Rule[] = [noEffect, redundantStop, unclosedStop];
