import { boundBy } from "../math/bound";
import type { Apply, At, Call, Expect, Expr, Matrix, Score } from "../math/expr";
import { memberOf } from "../math/member";
import { signature } from "../math/signature";
import { freeSymbols } from "../math/symbols";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { casesValue, relationValue } from "./conditions";
import { derivativeOf, operatorOf } from "./derivatives";
import { Descent } from "./descent";
import { along, binding, blocking, type State, stateOf } from "./directions";
import { expansion } from "./expansion";
import { applyDefinition, type Facts } from "./facts";
import { foldValue } from "./fold";
import { Frame, type Weighted } from "./frame";
import type { Jet } from "./jet";
import * as jet from "./jet";
import { raised } from "./linear";
import { pointsOf } from "./measure";
import { limitPoints } from "./too-many-points";
import { functionValue, slotValue } from "./unknown-value";
import {
  derivativeIn,
  fromNumbers,
  fromRows,
  inner,
  isTensor,
  map,
  mean,
  plus,
  scalarOf,
  scaled,
  seeded,
  times,
  type Value,
} from "./value";
import type { World } from "./world";

/** Computes values of expressions with derivatives in directions, each of which has its own blocked symbols. */
export class Evaluator {
  readonly #descent: Descent;

  constructor(
    readonly facts: Facts,
    readonly world: World,
  ) {
    this.#descent = new Descent(facts);
  }

  of(e: Expr, state: State, frame: Frame): Value {
    if (e.kind === "number") return jet.constant(e.value);
    const memo = frame.memo.get(state.key) ?? new Map<Expr, Value>();
    frame.memo.set(state.key, memo);
    const known = memo.get(e);
    if (known) return known;
    const full = expansion(e, this.facts);
    const exact = full ? this.of(full, state, frame) : this.#compute(e, state, frame);
    const result = e.kind === "symbol" ? exact : map(exact, (it) => this.world.round(it));
    memo.set(e, result);
    return result;
  }

  /** The value where it must be a number. */
  number(e: Expr, state: State, frame: Frame): Jet {
    return scalarOf(this.of(e, state, frame));
  }

  #compute(e: Exclude<Expr, { kind: "number" }>, state: State, frame: Frame): Value {
    switch (e.kind) {
      case "symbol":
        return this.symbol(e.name, state, frame);
      case "apply":
        return this.#apply(e, state, frame);
      case "call":
        return this.#call(e, state, frame);
      case "stop":
        return this.of(e.operand, blocking(state, e.symbols), frame);
      case "expect":
        return this.#expect(e, state, frame);
      case "total":
        return this.#along(e.operand, e.wrt, false, state, frame);
      case "partial":
        return this.#partial(e.operand, e.wrt, state, frame);
      case "slot":
        return slotValue(this, e, state, frame);
      case "score":
        return this.#score(e, state, frame);
      case "at":
        return this.#at(e, state, frame);
      case "fold":
        return foldValue(this, e, state, frame) ?? this.abstract(e, state, frame);
      case "matrix":
        return this.#matrix(e, state, frame);
      case "cases":
        return casesValue(this, e, state, frame) ?? this.abstract(e, state, frame);
      case "relation":
        return relationValue(this, e, state, frame) ?? this.abstract(e, state, frame);
      case "text":
        return this.abstract(e, state, frame);
      case "opaque":
        return this.#ofSymbols(e.latex, e.symbols, state, frame);
    }
  }

  /** A smooth function of the parts, at a few points of the symbols that are bound in them. */
  abstract(e: Expr, state: State, frame: Frame): Value {
    const bound = boundBy(e);
    const columns = bound.map((it) => this.world.points(it, false));
    const frames = columns[0]?.map((_, k) => {
      const values = bound.map((it, i) => [it, fromNumbers(columns[i]![k]!.value)] as const);
      return new Frame(frame, new Map(values));
    }) ?? [frame];
    return this.world.fn(
      `${e.kind} ${signature(e)}`,
      children(e).flatMap((part) => frames.map((it) => this.of(part, state, it))),
    );
  }

  #ofSymbols(name: string, symbols: readonly string[], state: State, frame: Frame): Value {
    return this.world.fn(
      name,
      symbols.map((it) => this.symbol(it, state, frame)),
    );
  }

  /** The value of a symbol, with a slope in the directions that are about it. */
  symbol(name: string, state: State, frame: Frame): Value {
    let value = this.#value(name, state, frame);
    state.directions.forEach((it, i) => {
      const share = it.shares.get(name);
      const blocked = it.blocked === "all" || it.blocked.has(name);
      if (blocked || it.written) value = map(value, (x) => jet.strip(x, 1 << i));
      if (share !== undefined && !blocked) value = seeded(value, it.at, i, share);
    });
    return value;
  }

  #value(name: string, state: State, frame: Frame): Value {
    const bound = frame.find(name);
    if (bound) return bound;
    const definition = this.facts.symbol(name);
    if (!definition) return this.#member(name, frame) ?? fromNumbers(this.world.leaf(name));
    return this.#descent.into(
      name,
      () => this.of(definition, state, frame),
      (it) => this.#value(it, state, frame),
    );
  }

  /** A member of a family whose index is bound, as `x_i` is under a sum over `i`: a function of its index. */
  #member(name: string, frame: Frame): Value | undefined {
    const found = memberOf(name);
    const index = found && frame.find(found.letter);
    return index && !isTensor(index) ? this.world.fn(found.head, [jet.add(index, [found.offset])]) : undefined;
  }

  #call(e: Call, state: State, frame: Frame): Value {
    const body = applyDefinition(e, this.facts);
    if (body) return this.of(body, state, frame);
    const args = e.args.map((it) => this.of(it, state, frame));
    return functionValue(this, e, args, state, frame);
  }

  #apply(e: Apply, state: State, frame: Frame): Value {
    const args = e.args.map((it) => this.of(it, state, frame));
    const [a, b] = args as [Value, Value];
    switch (e.op) {
      case "add":
        return args.reduce(plus);
      case "mul":
        return args.reduce(times);
      case "neg":
        return scaled(a, -1);
      case "div":
        return times(
          a,
          map(b, (it) => jet.power(it, -1)),
        );
      case "pow":
        return raised(a, scalarOf(b));
      case "norm2":
        return inner(a, a);
      case "abs":
        return map(a, (it) => jet.scale(it, Math.sign(it[0]!)));
      case "gradient":
        return this.#ofSymbols(`${e.head}`, [...freeSymbols(e)], state, frame);
      default: {
        const elementary = derivativeOf(e.op);
        if (elementary) return map(a, (it) => elementary.value(it));
        return operatorOf(e.op)?.value(args, e) ?? this.world.fn(signature(e), args);
      }
    }
  }

  /** The derivative of `e` in one more direction; in a vector, entry by entry. */
  #along(e: Expr, symbol: string, written: boolean, state: State, frame: Frame): Value {
    const whole = this.#value(symbol, state, frame);
    return derivativeIn(whole, (at) => {
      const bit = state.directions.length;
      const value = this.of(e, stateOf([...state.directions, { ...along(symbol, at), written }]), frame);
      return map(value, (it) => jet.derivative(it, bit));
    });
  }

  /** Partial derivatives in symbols as they are written, every other symbol constant. */
  #partial(operand: Expr, wrt: readonly string[], state: State, frame: Frame): Value {
    const [symbol, ...others] = wrt as [string, ...string[]];
    const e: Expr = others.length === 0 ? operand : { kind: "partial", operand, wrt: others };
    return this.#along(e, symbol, true, state, frame);
  }

  #matrix(e: Matrix, state: State, frame: Frame): Value {
    const rows = e.rows.map((row) => row.map((it) => this.of(it, state, frame)));
    return fromRows(rows, e.open.startsWith("\\begin"));
  }

  #at(e: At, state: State, frame: Frame): Value {
    const inside = new Frame(frame, new Map([[e.symbol, this.of(e.value, state, frame)]]));
    return this.of(e.operand, binding(state, [e.symbol]), inside);
  }

  #expect(e: Expect, outside: State, frame: Frame): Value {
    const binders = bindersOf(e, this.facts, (name) => frame.find(name) !== undefined);
    const state = binding(
      outside,
      binders.map((it) => it.symbol),
    );
    let frames: readonly Weighted[] = [{ frame, weight: jet.constant(1) }];
    for (const binder of binders) {
      frames = frames.flatMap((it) =>
        pointsOf(this, binder, state, it.frame).map(({ frame: inside, weight }) => ({
          frame: inside,
          weight: jet.multiply(it.weight, weight),
        })),
      );
      limitPoints(frames.length, e.head);
    }
    return mean(frames.map((it) => [it.weight, this.of(e.body, state, it.frame)]));
  }

  /** A score minus its mean over the points of its own sample. */
  #score(e: Score, state: State, frame: Frame): Value {
    let holder: Frame | undefined = frame;
    while (holder && holder.symbol !== e.symbol) holder = holder.parent;
    const here = this.of(e.operand, state, frame);
    if (!holder) return here;
    return plus(here, scaled(mean(holder.siblings.map((it) => [it.weight, this.of(e.operand, state, it.frame)])), -1));
  }
}
