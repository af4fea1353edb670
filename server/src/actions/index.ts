import type { Action } from "./action";
import { distribute } from "./distribute";
import { dropSymbols } from "./drop-symbols";
import { factorOut } from "./factor-out";
import { formalVersion } from "./formal-version";
import { intoDefinition } from "./into-definition";
import { mergeStops } from "./merge-stops";
import { nameSymbols } from "./name-symbols";
import { narrow } from "./narrow";
import { outOfDefinition } from "./out-of-definition";
import { ownDefinitions } from "./own-definitions";
import { splitStop } from "./split-stop";
import { widen } from "./widen";

/** Every action, in the order in which they are offered. */
export const actions: readonly Action[] = [
  formalVersion,
  narrow,
  widen,
  distribute,
  factorOut,
  splitStop,
  mergeStops,
  nameSymbols,
  dropSymbols,
  intoDefinition,
  ownDefinitions,
  outOfDefinition,
];
