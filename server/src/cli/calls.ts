import type { Call } from "./call";
import { check } from "./check";
import { compare } from "./compare";
import { convert } from "./convert";
import { deps } from "./deps";
import { derive } from "./derive";
import { explain } from "./explain";
import { exportCall } from "./export";
import { flow } from "./flow";
import { formal } from "./formal";
import { lsp } from "./lsp";
import { operators } from "./operators";

/** Every call, in the order in which the help lists them. */
export const calls: readonly Call[] = [
  check,
  derive,
  formal,
  deps,
  flow,
  exportCall,
  compare,
  convert,
  operators,
  explain,
  lsp,
];
