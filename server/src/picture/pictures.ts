import { Worker } from "node:worker_threads";

const longest = 20_000;
/** VS Code cuts a hover at 100,000 characters, and base64 takes four for three. */
const largest = 70_000;

/** Draws formulas in a worker with a time limit; what cannot be drawn in time is undefined. */
export class Pictures {
  #worker: Worker | undefined;
  #next = 0;
  readonly #waiting = new Map<number, (svg: string | undefined) => void>();
  readonly #drawn = new Map<string, string | undefined>();

  constructor(
    readonly workerPath: string,
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
    void this.#worker?.terminate();
    this.#worker = undefined;
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
      this.#start().postMessage({ id, latex, colour });
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.workerPath);
    worker.on("message", ({ id, svg }: { id: number; svg: string | undefined }) => this.#waiting.get(id)?.(svg));
    worker.on("error", () => this.dispose());
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}
