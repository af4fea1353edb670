import { boundBy } from "../math/bound";
import type { Apply, Binder, Call, Expect, Expr, Score, Slot } from "../math/expr";
import { signature } from "../math/signature";
import { freeSymbols } from "../math/symbols";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { derivativeOf } from "./derivatives";
import { blocking, type Direction, type State, stateOf, written } from "./directions";
import { applyDefinition, type Facts } from "./facts";
import { Frame } from "./frame";
import {
  add,
  constant,
  derivative,
  exponential,
  type Jet,
  logarithm,
  multiply,
  power,
  scale,
  seed,
  strip,
} from "./jet";
import type { World } from "./world";

/** The value of `e` with its derivatives in the symbols `wrt`, through definitions and under stops (SEMANTICS: blocked sets). */
export function evaluate(e: Expr, facts: Facts, world: World, wrt: readonly string[] = []): Jet {
  const directions = wrt.map((symbol) => ({ symbol, blocked: new Set<string>(), written: false }));
  return new Evaluator(facts, world).of(e, stateOf(directions), new Frame(undefined, new Map()));
}

class Evaluator {
  constructor(
    readonly facts: Facts,
    readonly world: World,
  ) {}

  of(e: Expr, state: State, frame: Frame): Jet {
    if (e.kind === "number") return constant(e.value);
    const memo = frame.memo.get(e) ?? new Map<string, Jet>();
    frame.memo.set(e, memo);
    const known = memo.get(state.key);
    if (known) return known;
    const exact = this.compute(e, state, frame);
    const result = e.kind === "symbol" ? exact : this.world.round(exact);
    memo.set(state.key, result);
    return result;
  }

  compute(e: Exclude<Expr, { kind: "number" }>, state: State, frame: Frame): Jet {
    switch (e.kind) {
      case "symbol":
        return this.symbol(e.name, state, frame);
      case "apply":
        return this.apply(e, state, frame);
      case "call": {
        const body = applyDefinition(e, this.facts);
        return body
          ? this.of(body, state, frame)
          : this.world.fn(
              e.fn,
              e.args.map((it) => this.of(it, state, frame)),
            );
      }
      case "stop":
        return this.of(e.operand, blocking(state, e.symbols), frame);
      case "expect":
        return this.expect(e, state, frame);
      case "total":
        return this.along(e.operand, { symbol: e.wrt, blocked: new Set(), written: false }, state, frame);
      case "partial":
        return e.wrt.length === 1
          ? this.along(e.operand, written(e.wrt[0]!), state, frame)
          : this.along({ ...e, wrt: e.wrt.slice(1) }, written(e.wrt[0]!), state, frame);
      case "slot":
        return this.slot(e, state, frame);
      case "score":
        return this.score(e, state, frame);
      case "at":
        return this.of(e.operand, state, new Frame(frame, new Map([[e.symbol, this.of(e.value, state, frame)]])));
      case "fold":
      case "matrix":
      case "cases":
      case "relation":
      case "text":
        return this.abstract(e, state, frame);
      case "opaque":
        return this.ofSymbols(e.latex, e.symbols, state, frame);
    }
  }

  /** A smooth function of the parts, at a few points of the symbols that are bound in them. */
  abstract(e: Expr, state: State, frame: Frame): Jet {
    const bound = boundBy(e);
    const columns = bound.map((it) => this.world.points(it, false));
    const frames = columns[0]?.map((_, k) => {
      const values = bound.map((it, i) => [it, constant(columns[i]![k]!.value)] as const);
      return new Frame(frame, new Map(values));
    }) ?? [frame];
    const parts = children(e).flatMap((part) => frames.map((it) => this.of(part, state, it)));
    return this.world.fn(`${e.kind} ${signature(e)}`, parts);
  }

  ofSymbols(name: string, symbols: readonly string[], state: State, frame: Frame): Jet {
    return this.world.fn(
      name,
      symbols.map((it) => this.symbol(it, state, frame)),
    );
  }

  symbol(name: string, state: State, frame: Frame): Jet {
    let value = this.value(name, state, frame);
    state.directions.forEach((it, i) => {
      const isIt = it.symbol === name;
      if (isIt || it.blocked === "all" || it.blocked.has(name) || it.written) value = strip(value, 1 << i);
      if (isIt && it.blocked !== "all" && !it.blocked.has(name)) value = seed(value, i);
    });
    return value;
  }

  value(name: string, state: State, frame: Frame): Jet {
    const bound = frame.find(name);
    if (bound) return bound;
    const definition = this.facts.symbol(name);
    return definition ? this.of(definition, state, frame) : constant(this.world.leaf(name));
  }

  apply(e: Apply, state: State, frame: Frame): Jet {
    const args = e.args.map((it) => this.of(it, state, frame));
    const [a, b] = args as [Jet, Jet];
    switch (e.op) {
      case "add":
        return args.reduce(add);
      case "mul":
        return args.reduce(multiply);
      case "neg":
        return scale(a, -1);
      case "div":
        return multiply(a, power(b, -1));
      case "pow":
        return b.slice(1).every((it) => it === 0) ? power(a, b[0]!) : exponential(multiply(b, logarithm(a)));
      case "norm2":
        return multiply(a, a);
      case "abs":
        return scale(a, Math.sign(a[0]!));
      case "norm":
        return args.length === 1 ? power(multiply(a, a), 0.5) : this.world.fn(e.op, args);
      case "gradient":
        return this.ofSymbols(`${e.head}`, [...freeSymbols(e)], state, frame);
      default:
        return derivativeOf(e.op)?.value(a) ?? this.world.fn(signature(e), args);
    }
  }

  /** The derivative of `e` in one more direction. */
  along(e: Expr, direction: Direction, state: State, frame: Frame): Jet {
    const bit = state.directions.length;
    return derivative(this.of(e, stateOf([...state.directions, direction]), frame), bit);
  }

  slot(e: Slot, state: State, frame: Frame): Jet {
    const indices: number[] = [];
    let call: Call | Slot = e;
    while (call.kind === "slot") {
      indices.push(call.index);
      call = call.operand;
    }
    const args = call.args.map((it) => this.of(it, state, frame));
    const bit = state.directions.length;
    indices.forEach((index, k) => {
      args[index] = seed(args[index]!, bit + k);
    });
    let result = this.world.fn(call.fn, args);
    for (let k = indices.length - 1; k >= 0; k--) result = derivative(result, bit + k);
    return result;
  }

  expect(e: Expect, state: State, frame: Frame): Jet {
    let frames: { readonly frame: Frame; readonly weight: Jet }[] = [{ frame, weight: constant(1) }];
    for (const binder of bindersOf(e, this.facts, (name) => frame.find(name) !== undefined)) {
      frames = frames.flatMap((it) =>
        this.pointsOf(binder, state, it.frame).map(({ frame: inner, weight }) => ({
          frame: inner,
          weight: multiply(it.weight, weight),
        })),
      );
    }
    return frames.map((it) => multiply(it.weight, this.of(e.body, state, it.frame))).reduce(add);
  }

  pointsOf({ symbol, density }: Binder, state: State, frame: Frame): { readonly frame: Frame; readonly weight: Jet }[] {
    const points = this.world.points(symbol, density !== undefined);
    const frames = points.map((it) => new Frame(frame, new Map([[symbol, constant(it.value)]]), symbol));
    const raw = points.map((it, i) =>
      it.weight !== undefined ? constant(it.weight) : density ? this.of(density, state, frames[i]!) : constant(1),
    );
    const total = power(raw.reduce(add), -1);
    const siblings = frames.map((it, i) => ({
      frame: it,
      weight: points[i]!.weight === undefined ? multiply(raw[i]!, total) : raw[i]!,
    }));
    for (const it of frames) it.siblings = siblings;
    return siblings;
  }

  score(e: Score, state: State, frame: Frame): Jet {
    let holder: Frame | undefined = frame;
    while (holder && holder.symbol !== e.symbol) holder = holder.parent;
    const here = this.of(e.operand, state, frame);
    if (!holder) return here;
    const mean = holder.siblings.map((it) => multiply(it.weight, this.of(e.operand, state, it.frame))).reduce(add);
    return add(here, scale(mean, -1));
  }
}
