import { exponential } from "../jet";
import type { Derivative } from "./derivative";

export const exp: Derivative = { op: "exp", latex: "\\exp", slope: (_, e) => e, value: exponential };
