import { divide, one } from "../../math/build";
import { logarithm } from "../jet";
import type { Derivative } from "./derivative";

export const log: Derivative = { op: "log", latex: "\\log", slope: (a) => divide(one, a), value: logarithm };
