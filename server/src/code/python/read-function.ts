import type { Facts } from "../../calculus/facts";
import type { Expr } from "../../math/expr";
import { substitute } from "../../math/substitute";
import { some } from "../../math/walk";
import type { Span } from "../../text/span";
import { FunctionReading } from "./function-reading";
import { functionNamed, isWithoutGradient, parametersOf } from "./tree";
import { valuesOf } from "./values";

/** A Python function as mathematics. A name that is assigned anew is another symbol: `loss`, `loss#2`. */
export interface PythonFunction {
  readonly result: Expr;
  readonly facts: Facts;
  /** Where each part stands in the text. */
  readonly places: WeakMap<Expr, Span>;
  /** Whether a function that nothing defines may hold parameters: those of libraries do not. */
  mayHold(fn: string): boolean;
}

/** The name in Python of a symbol of a function that was read. */
export const pythonName = (name: string): string => name.replace(/#\d+$/, "");

/** Reads the function of that name, and the functions of the same text that it calls; undefined where there is none, or none that returns something. */
export function readFunction(text: string, name: string): PythonFunction | undefined {
  const read = bodyRead(text, name);
  if (!read?.result) return undefined;
  const library = new Set(read.library);
  const helpers = new Map<string, ReturnType<Facts["fn"]>>();
  const helper = (called: string): ReturnType<Facts["fn"]> => {
    if (helpers.has(called)) return helpers.get(called);
    helpers.set(called, undefined);
    const found = read.lambdas.get(called) ?? helperNamed(text, called, library);
    helpers.set(called, found);
    return found;
  };
  return {
    result: valuesOf(read.result)?.[0] ?? read.result,
    facts: {
      symbol: (it) => read.definitions.get(it),
      fn: (it) => (it === name ? undefined : componentNamed(it, helper)),
      recursion: () => undefined,
      step: () => undefined,
      sample: () => undefined,
    },
    places: read.places,
    mayHold: (fn) => !library.has(fn) && !fn.startsWith("<"),
  };
}

/** `target.1` is the second of the values that `target` returns. */
function componentNamed(called: string, helper: Facts["fn"]): ReturnType<Facts["fn"]> {
  const [, name, index] = /^(.+)\.(\d+)$/.exec(called) ?? [];
  if (name === undefined) return helper(called);
  const found = helper(name);
  return found && { ...found, value: valuesOf(found.value)?.[Number(index)] ?? found.value };
}

function bodyRead(text: string, name: string): FunctionReading | undefined {
  const node = functionNamed(text, name);
  const body = node?.getChild("Body");
  if (!node || !body) return undefined;
  const work = new FunctionReading(text);
  work.block(body, isWithoutGradient(node, text));
  return work;
}

/** A function of the text that another one calls: what it returns of its parameters, its own variables written out. */
function helperNamed(text: string, name: string, library: Set<string>): ReturnType<Facts["fn"]> {
  const node = /^[\p{L}_]/u.test(name) ? functionNamed(text, name) : undefined;
  const read = node && bodyRead(text, name);
  if (!read?.result || some(read.result, (it) => it.kind === "call" && it.fn === name)) return undefined;
  for (const it of read.library) library.add(it);
  const values = new Map<string, Expr>();
  for (const [symbol, e] of read.definitions) values.set(symbol, substitute(e, values));
  const parameters = parametersOf(node!, text).map((it) => it.name);
  return { parameters, value: substitute(read.result, values) };
}
