import { noEffect } from "./no-effect";
import { redundantStop } from "./redundant-stop";
import type { Rule } from "./rule";
import { unclosedStop } from "./unclosed-stop";
import { unusedSuppression } from "./unused-suppression";

/** Every rule, in the order in which they are asked: the last one needs what the others found. */
export const rules: readonly Rule[] = [noEffect, redundantStop, unclosedStop, unusedSuppression];
