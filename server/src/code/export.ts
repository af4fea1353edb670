import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { programOf } from "./program-of";
import { printed } from "./python/print";
import type { Target } from "./target";

/** A formula as code that can be pasted. */
export interface Exported {
  readonly code: string;
  readonly entry: string;
  readonly parameters: readonly { readonly symbol: string; readonly name: string }[];
  readonly assumptions: readonly string[];
}

/** The code of a formula for a framework; throws `NoProgram` where there is none. */
export function exported(model: Model, objective: Objective, target: Target): Exported {
  const program = programOf(model, objective);
  const { entry, assumptions } = program;
  const parameters = program.parameters.map(({ symbol, name }) => ({ symbol, name }));
  return { code: printed(program, target), entry, parameters, assumptions };
}
