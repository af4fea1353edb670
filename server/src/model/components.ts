/** A name on the way from the first one, the names after it, and the earliest on the way that it leads back to. */
interface Step {
  readonly name: string;
  readonly nth: number;
  readonly after: Iterator<string>;
  low: number;
}

/**
 * Gives the names that a name leads to in groups, those that lead back to each other together, what a group leads to before it:
 * Tarjan's strongly connected components, in linear time and at any depth.
 */
export function* components(first: string, after: (name: string) => Iterable<string>): Generator<readonly string[]> {
  const places = new Map<string, number>();
  const open: string[] = [];
  const way: Step[] = [];
  const enter = (name: string): void => {
    const nth = places.size;
    places.set(name, nth);
    open.push(name);
    way.push({ name, nth, after: after(name)[Symbol.iterator](), low: nth });
  };
  const closed = new Set<string>();
  enter(first);
  for (let step = way.at(-1); step; step = way.at(-1)) {
    const { value: name, done } = step.after.next();
    if (!done) {
      const place = places.get(name);
      if (place === undefined) enter(name);
      else if (!closed.has(name)) step.low = Math.min(step.low, place);
      continue;
    }
    way.pop();
    const before = way.at(-1);
    if (before) before.low = Math.min(before.low, step.low);
    if (step.low < step.nth) continue;
    const group = open.splice(open.lastIndexOf(step.name));
    for (const it of group) closed.add(it);
    yield group;
  }
}
