import type { Call } from "./call";
import { check } from "./check";
import { convert } from "./convert";
import { derive } from "./derive";
import { explain } from "./explain";
import { formal } from "./formal";
import { lsp } from "./lsp";
import { operators } from "./operators";

/** Every call, in the order in which the help lists them. */
export const calls: readonly Call[] = [check, derive, formal, convert, operators, explain, lsp];
