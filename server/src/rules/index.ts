import { ambiguousScope } from "./ambiguous-scope";
import { asymmetricStop } from "./asymmetric-stop";
import { codeDiffers } from "./code-differs";
import { deadObjective } from "./dead-objective";
import { measureGradient } from "./measure-gradient";
import { mixedNotation } from "./mixed-notation";
import { noEffect } from "./no-effect";
import { pathLeak } from "./path-leak";
import { redundantStop } from "./redundant-stop";
import type { Rule } from "./rule";
import { swappedSides } from "./swapped-sides";
import { unclosedStop } from "./unclosed-stop";
import { undeclaredNotation } from "./undeclared-notation";
import { unread } from "./unread";
import { unstoppedTarget } from "./unstopped-target";
import { unstoppedWeight } from "./unstopped-weight";
import { unusedSuppression } from "./unused-suppression";
import { wrongDerivative } from "./wrong-derivative";
import { wrongFormalVersion } from "./wrong-formal-version";

/** Every rule, in the order in which they are asked: the last one needs what the others found. */
export const rules: readonly Rule[] = [
  noEffect,
  redundantStop,
  deadObjective,
  pathLeak,
  measureGradient,
  wrongDerivative,
  wrongFormalVersion,
  mixedNotation,
  undeclaredNotation,
  ambiguousScope,
  unclosedStop,
  unread,
  codeDiffers,
  unstoppedTarget,
  unstoppedWeight,
  asymmetricStop,
  swappedSides,
  unusedSuppression,
];
