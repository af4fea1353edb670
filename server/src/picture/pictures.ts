import type { Drawing } from "../protocol";

const longest = 20_000;
/** VS Code cuts a hover at 100,000 characters, and base64 takes four for three. */
const largest = 70_000;

/** A worker that draws: it takes a formula a message, and is ended where it takes too long. */
export interface Drawer {
  send(message: unknown): void;
  end(): void;
}

/** Draws formulas in a worker with a time limit; what cannot be drawn in time is undefined. */
export class Pictures {
  #drawer: Drawer | undefined;
  #next = 0;
  readonly #waiting = new Map<number, (svg: string | undefined) => void>();
  readonly #drawn = new Map<string, string | undefined>();

  constructor(
    readonly start: (onAnswer: (answer: Drawing) => void, onFailure: () => void) => Drawer,
    readonly limitMs = 2000,
  ) {}

  async draw(latex: string, colour: string): Promise<string | undefined> {
    const key = `${colour} ${latex}`;
    if (this.#drawn.has(key)) return this.#drawn.get(key);
    const svg = latex.length > longest ? undefined : await this.#ask(latex, colour);
    const result = svg !== undefined && svg.length <= largest ? svg : undefined;
    if (this.#drawn.size >= 100) this.#drawn.delete(this.#drawn.keys().next().value!);
    this.#drawn.set(key, result);
    return result;
  }

  dispose(): void {
    this.#drawer?.end();
    this.#drawer = undefined;
    for (const answer of this.#waiting.values()) answer(undefined);
    this.#waiting.clear();
  }

  #ask(latex: string, colour: string): Promise<string | undefined> {
    const id = this.#next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.dispose(), this.limitMs);
      this.#waiting.set(id, (svg) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(svg);
      });
      this.#drawer ??= this.start(
        (answer) => this.#waiting.get(answer.id)?.(answer.svg),
        () => this.dispose(),
      );
      this.#drawer.send({ id, latex, colour });
    });
  }
}
