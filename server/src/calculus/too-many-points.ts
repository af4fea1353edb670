import { NoNumber } from "./no-number";

/** What an expectation or a big operator runs over is too much to compute in any world. */
export class TooManyPoints extends NoNumber {}

const most = 10_000;

/** Throws where more points are asked for than can be computed. */
export function limitPoints(count: number, head: string): void {
  if (count > most) throw new TooManyPoints(`${head} runs over more than ${most} points`);
}
