/** How many rows or columns something has: one, or a number that nothing tells. */
export type Dimension = 1 | Unknown;

/** A dimension that may turn out to be another one. */
export class Unknown {
  same: Dimension | undefined;
}

/** The dimension that this one has turned out to be. */
export function settled(it: Dimension): Dimension {
  let found = it;
  while (found !== 1 && found.same !== undefined) found = found.same;
  return found;
}

/** Makes two dimensions the same; false where one is a vector's and the other a number's. */
export function unify(a: Dimension, b: Dimension): boolean {
  const [x, y] = [settled(a), settled(b)];
  if (x === y) return true;
  if (x === 1 || y === 1) return false;
  x.same = y;
  return true;
}
