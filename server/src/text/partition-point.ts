/** The first index of a list, of which a beginning passes the test and the rest does not, whose element does not; found by halving. */
export function partitionPoint<T>(list: readonly T[], passes: (it: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
