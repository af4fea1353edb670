import { type Computation, sameIn } from "./agree";
import { constants } from "./constants";
import type { Numbers } from "./value";
import type { Point, World } from "./world";

/** A world in which two computations differ, in numbers as round as they come. */
export interface Counterexample {
  readonly values: ReadonlyMap<string, Numbers>;
  readonly points: ReadonlyMap<string, readonly Point[]>;
  /** The functions that nothing defines: they are random ones here. */
  readonly functions: readonly string[];
  readonly left: number;
  readonly right: number;
}

const round = [1, 2, 0, -1, 3, 0.5, -2, 1.5];

/** The counter-example with its numbers replaced by round ones, one after the other, as long as the two clearly differ. */
export function shrink(world: World, left: Computation, right: Computation): Counterexample {
  const used = new Used(world);
  left(used.world);
  right(used.world);
  for (const name of used.points.keys()) used.tryPoints(name, left, right);
  for (const name of used.values.keys()) used.tryValues(name, left, right);
  return {
    values: used.values,
    points: used.points,
    functions: [...used.functions],
    left: left(used.world)[0]!,
    right: right(used.world)[0]!,
  };
}

/** A world that remembers what it was asked for, and whose answers can be replaced. */
class Used {
  readonly values = new Map<string, Numbers>();
  readonly points = new Map<string, readonly Point[]>();
  readonly functions = new Set<string>();
  readonly world: World;

  constructor(of: World) {
    this.world = {
      ...of,
      leaf: (name) => asked(this.values, name, () => of.leaf(name)),
      points: (name, density) => asked(this.points, name, () => of.points(name, density)),
      fn: (name, args) => {
        this.functions.add(name);
        return of.fn(name, args);
      },
    };
  }

  tryValues(name: string, left: Computation, right: Computation): void {
    if (constants.has(name)) return;
    const before = this.values.get(name)!;
    for (const it of round) {
      this.values.set(name, it);
      if (this.#differ(left, right)) return;
    }
    this.values.set(name, before);
  }

  tryPoints(name: string, left: Computation, right: Computation): void {
    const before = this.points.get(name)!;
    const weighted = before.some((it) => it.weight !== undefined);
    this.points.set(
      name,
      weighted
        ? [-1, 1].map((value) => ({ value, weight: 0.5 }))
        : [0, 1].map((value) => ({ value, weight: undefined })),
    );
    if (!this.#differ(left, right)) this.points.set(name, before);
  }

  /** Whether the two differ by so much that a reader sees it. */
  #differ(left: Computation, right: Computation): boolean {
    const [a, b] = [left(this.world)[0]!, right(this.world)[0]!];
    const far = Math.abs(a - b) > 0.01 * Math.max(Math.abs(a), Math.abs(b)) && Math.max(Math.abs(a), Math.abs(b)) < 1e4;
    return far && sameIn(this.world, left, right) === false;
  }
}

function asked<T>(table: Map<string, T>, name: string, find: () => T): T {
  const known = table.get(name);
  if (known !== undefined) return known;
  const found = find();
  table.set(name, found);
  return found;
}
