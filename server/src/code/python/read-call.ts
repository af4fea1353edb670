import type { Expr } from "../../math/expr";
import type { Reading } from "./reading";
import { type Parameter, type PythonNode, partsOf } from "./tree";
import { constant, stopped } from "./values";

const stoppingMethods = /^(?:detach|detach_|item|numpy|tolist)$/;
const averages = /^(?:mean|sum|reduce_mean|reduce_sum|nanmean)$/;
const maps = /^(?:map|tree_map|map_structure)$/;
/** What no gradient goes through, since it answers whole numbers, truth values, shapes or fresh random numbers. */
const flat = new Set(
  (
    "argmin argmax argsort nonzero searchsorted multinomial categorical randint rand randn rand_like randn_like zeros_like ones_like " +
    "full_like zeros ones eye arange shape size dim numel len isnan isfinite eq ne lt le gt ge sign floor ceil round bool long int " +
    "one_hot sample bernoulli isinstance range"
  ).split(" "),
);

/** A call as mathematics: a stop, an average, a function of what it is given, or nothing that a gradient goes through. */
export function readCall(callee: PythonNode, list: PythonNode, reading: Reading, of: (it: PythonNode) => Expr): Expr {
  const property = callee.getChild("PropertyName");
  const named = property ?? callee;
  const name = reading.text.slice(named.from, named.to);
  const given = argumentsOf(list, reading);
  const args = given.map((it) => of(it.value));
  if (reading.stops(name) && args[0]) return stopped(args[0]);
  const [first, second] = args;
  if (maps.test(name) && first && isStop(first, reading) && second) return stopped(second);
  if (flat.has(name)) return constant(name);
  const isOwn = !property || isObject(callee.firstChild!, reading);
  const parameters = isOwn ? reading.parameters(name) : undefined;
  if (parameters) return { kind: "call", fn: name, args: bound(given, parameters, of), marks: [] };
  const isValue = property !== null && !isOwn && !isModule(callee.firstChild!, reading);
  const all = isValue ? [of(callee.firstChild!), ...args] : args;
  if (stoppingMethods.test(name) && all.length === 1) return stopped(all[0]!);
  if (averages.test(name) && all[0]) return { kind: "expect", head: name, binders: [], body: all[0] };
  if (!isOwn) reading.library.add(name);
  return { kind: "call", fn: name, args: all, marks: [] };
}

/** Whether a function that is handed on stops: by its name, or since that is all that a lambda does. */
const isStop = (e: Expr, reading: Reading): boolean =>
  e.kind === "symbol"
    ? reading.stops(e.name)
    : e.kind === "call" && e.fn === "<LambdaExpression>" && e.args.at(-1)?.kind === "stop";

interface Given {
  readonly name: string | undefined;
  readonly value: PythonNode;
}

/** The arguments of a call, those with a keyword by their names. */
function argumentsOf(list: PythonNode, { text }: Reading): readonly Given[] {
  const parts = partsOf(list);
  return parts.flatMap((it, i): readonly Given[] => {
    if (it.name === "AssignOp" || parts[i + 1]?.name === "AssignOp") return [];
    const key = parts[i - 1]?.name === "AssignOp" ? parts[i - 2] : undefined;
    return [{ name: key && text.slice(key.from, key.to), value: it }];
  });
}

/** An argument for each parameter: what is given in its place, by its name, or what it is by default. */
function bound(given: readonly Given[], parameters: readonly Parameter[], of: (it: PythonNode) => Expr) {
  const inOrder = given.filter((it) => it.name === undefined);
  return parameters.map(({ name, otherwise }, i): Expr => {
    const value = (given.find((it) => it.name === name) ?? inOrder[i])?.value ?? otherwise;
    return value ? of(value) : constant(name);
  });
}

/** Whether a function belongs to the object itself or to its class. */
const isObject = (node: PythonNode, { text }: Reading): boolean =>
  /^(?:self|cls|super\(\))(?:\.\w+)*$/.test(text.slice(node.from, node.to));

/** Whether a function belongs to a library. */
const isModule = (node: PythonNode, { text }: Reading): boolean =>
  /^(?:torch|nn|F|np|jnp|jax|lax|tf|keras|math|optax|rlax|einops|functional|distributions)(?:\.\w+)*$/.test(
    text.slice(node.from, node.to),
  );
