import type { Call, Slot } from "../math/expr";
import { densityOf } from "./densities";
import type { State } from "./directions";
import type { Evaluator } from "./evaluator";
import { recursionSymbols } from "./facts";
import type { Frame } from "./frame";
import * as jet from "./jet";
import { NoNumber } from "./no-number";
import { derivativeIn, flat, isTensor, map, seeded, type Value } from "./value";

/** A function that no document defines: a density that everybody knows, or what the world makes of it. */
export function functionValue(on: Evaluator, e: Call, args: readonly Value[], state: State, frame: Frame): Value {
  const known = isIndicator(e) ? args[0] : densityOf(e)?.at(args[0]!, args.slice(1));
  return known ?? on.world.fn(e.fn, [...args, ...beside(on, e, state, frame)]);
}

/** Whether a call is one where a relation holds and zero elsewhere: `\mathbf{1}[a > 0]`. */
const isIndicator = ({ fn, args }: Call): boolean =>
  args.length === 1 &&
  args[0]!.kind === "relation" &&
  /^\\(?:math(?:bf|bb|bbm|ds|rm)|mathbbm|mathds)\{(?:1|I)\}$|^\\chi$/.test(fn);

/** What a member of a recursion depends on beside its index: in random worlds it is a function of that too. */
function beside(on: Evaluator, e: Call, state: State, frame: Frame): readonly Value[] {
  const names = recursionSymbols(e.fn, on.facts);
  if (names.length === 0 || (!on.world.random && state.directions.length === 0)) return [];
  const values = names.map((it) => on.symbol(it, state, frame));
  if (on.world.random) return values;
  const moving = values.some((it) => flat(it).some((x) => x.slice(1).some((part) => part !== 0)));
  if (moving) throw new NoNumber(`${e.fn} is a recursion, whose derivative needs all its steps`);
  return [];
}

/** The partial derivative of a function in arguments by their numbers. */
export function slotValue(on: Evaluator, e: Slot, state: State, frame: Frame): Value {
  const indices: number[] = [];
  let call: Call | Slot = e;
  while (call.kind === "slot") {
    indices.push(call.index);
    call = call.operand;
  }
  const args: Value[] = call.args.map((it) => on.of(it, state, frame));
  const bit = state.directions.length;
  const name = call;
  const value = (at: readonly number[]): Value => {
    const moved = indices.reduce((all, index, k) => all.with(index, seeded(all[index]!, at, bit + k, 1)), args);
    const result = functionValue(on, name, moved, state, frame);
    return indices.reduceRight((it, _, k) => map(it, (x) => jet.derivative(x, bit + k)), result);
  };
  const [first, ...others] = indices;
  if (others.length > 0 && indices.some((it) => isTensor(args[it]!)))
    throw new NoNumber("no second derivatives of vectors");
  return derivativeIn(args[first!]!, value);
}
