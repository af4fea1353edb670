import type { Action } from "./action";
import { convertFile } from "./convert-file";
import { convertStop } from "./convert-stop";
import { distribute } from "./distribute";
import { dropSymbols } from "./drop-symbols";
import { factorOut } from "./factor-out";
import { formalAppendix } from "./formal-appendix";
import { formalVersion } from "./formal-version";
import { inlineMacro } from "./inline-macro";
import { insertFlowTable } from "./insert-flow-table";
import { intoDefinition } from "./into-definition";
import { introduceMacro } from "./introduce-macro";
import { mergeStops } from "./merge-stops";
import { nameSymbols } from "./name-symbols";
import { narrow } from "./narrow";
import { outOfDefinition } from "./out-of-definition";
import { ownDefinitions } from "./own-definitions";
import { splitStop } from "./split-stop";
import { stopHere } from "./stop-here";
import { toShorthand } from "./to-shorthand";
import { widen } from "./widen";

/** Every action, in the order in which they are offered. */
export const actions: readonly Action[] = [
  formalVersion,
  formalAppendix,
  toShorthand,
  insertFlowTable,
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
  stopHere,
  convertStop,
  convertFile,
  introduceMacro,
  inlineMacro,
];
