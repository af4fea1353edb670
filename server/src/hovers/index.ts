import { flowHover } from "./flow";
import { formulaHover } from "./formula";
import type { HoverKind } from "./hover";
import { stopHover } from "./stop";
import { symbolHover } from "./symbol";

/** Every kind of hover, the most telling first. */
export const hovers: readonly HoverKind[] = [stopHover, formulaHover, flowHover, symbolHover];
