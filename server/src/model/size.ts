import type { Host } from "../host/region";
import { remembering } from "./remember";

/** How many characters the formulas of a file may have so that they are read: those of a book of eight megabytes have fewer. */
export const most = 400_000;

/** How many they have. */
export const sizeOf = remembering((host: Host): number => host.regions.reduce((sum, { text }) => sum + text.length, 0));

/** Whether a file holds more formulas than can be read while somebody waits; none of them is read then. */
export const isTooLarge = (host: Host): boolean => sizeOf(host) > most;
