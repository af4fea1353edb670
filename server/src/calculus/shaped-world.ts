import { familyOf } from "../math/member";
import type { Shapes } from "./shapes";
import { entryAt, fromNumbers, type Numbers, scalarOf, type Value } from "./value";
import type { World } from "./world";

/** The world in which symbols and unknown functions have these shapes. */
export function shapedWorld(world: World, shapes: Shapes): World {
  const entries = <T>(name: string, make: (entry: string) => T): T | readonly unknown[] => {
    const shape = shapes.get(name) ?? shapes.get(familyOf(name));
    if (!shape || shape.rows === 1) return make(name);
    const row = (i: number) =>
      shape.columns === 1
        ? make(`${name}[${i}]`)
        : Array.from({ length: shape.columns }, (_, k) => make(`${name}[${i},${k}]`));
    return Array.from({ length: shape.rows }, (_, i) => row(i));
  };
  return {
    ...world,
    leaf: (name) =>
      name === identity && !shapes.has(identity) ? unit(shapes) : (entries(name, (it) => world.leaf(it)) as Numbers),
    points: (symbol, density) =>
      world.points(symbol, density).map((point, i) => ({
        ...point,
        value: entries(symbol, (it) => (it === symbol ? point.value : world.points(it, density)[i]!.value)) as Numbers,
      })),
    fn: (name, args) => {
      const shape = name === basis ? shapes.get(basis) : undefined;
      if (shape) return oneAt(shape.rows, args[0]!);
      return tensor(entries(name, (it) => world.fn(it, args)));
    },
  };
}

/** The identity matrix's name. */
export const identity = "I";

/** The name of vectors with a single one. */
export const basis = "\\mathbf{e}";

const oneAt = (size: number, index: Value): Value => {
  const at = entryAt(size, scalarOf(index)[0]!);
  return fromNumbers(Array.from({ length: size }, (_, i) => (i === at ? 1 : 0)));
};

const tensor = (it: unknown): Value =>
  Array.isArray(it) && it.some((part) => typeof part !== "number")
    ? { row: false, entries: it.map(tensor) }
    : (it as Value);

/** An identity as large as the first square matrix. */
function unit(shapes: Shapes): Numbers {
  const size = [...shapes.values()].find((it) => it.rows === it.columns && it.rows > 1)?.rows ?? 1;
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, k) => (i === k ? 1 : 0)));
}
