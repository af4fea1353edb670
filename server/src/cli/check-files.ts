import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { checkSource } from "./check-source";
import { openSource } from "./files";
import { fixFile } from "./fix";
import { Progress } from "./progress";
import type { ReportedFinding } from "./report/finding";
import { unreadable } from "./unreadable";
import { UnreadableError, UsageError } from "./usage";

/** What to do with a file: only look, or mend it first. One that nobody named was found in a folder. */
export interface Task {
  readonly file: string;
  readonly named: boolean;
  readonly kind: "check" | "fix";
}

/** Fewer files and fewer bytes than these are checked sooner than a thread starts. */
const worthThreads = { files: 40, bytes: 2e6 };

/** The findings of one file. That it cannot be read is one, where nobody named it. */
export function checkFile({ file, named, kind }: Task): readonly ReportedFinding[] {
  try {
    const source = openSource(file);
    return checkSource(kind === "fix" ? fixFile(source) : source);
  } catch (error) {
    if (error instanceof UnreadableError && !named) return unreadable(file, 1, error.why);
    if (error instanceof UsageError) throw error;
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/**
 * The findings of many files in their order, however many threads look for them; undefined lets the number of files decide. What
 * runs a thread compiles its program beside it, so that a processor for each thread alone makes all of them wait.
 */
export async function checkFiles(
  tasks: readonly Task[],
  jobs: number | undefined,
): Promise<readonly ReportedFinding[]> {
  const threads = Math.min(jobs ?? (areMany(tasks) ? Math.ceil(availableParallelism() / 2) : 1), tasks.length);
  const progress = new Progress(tasks.length);
  try {
    if (threads <= 1) return tasks.flatMap((it) => progress.after(checkFile(it)));
    return await inThreads(tasks, threads, progress);
  } finally {
    progress.clear();
  }
}

function areMany(files: readonly Task[]): boolean {
  if (files.length >= worthThreads.files) return true;
  const bytes = files.reduce((sum, it) => sum + (statSync(it.file, { throwIfNoEntry: false })?.size ?? 0), 0);
  return files.length > 1 && bytes > worthThreads.bytes;
}

/** What threads share: the files, and in `taken` how many of them somebody has begun with. */
export interface Shared {
  readonly tasks: readonly Task[];
  readonly taken: Int32Array;
}

/** What a thread answers for a file. */
export type Answer =
  | { readonly at: number; readonly findings: readonly ReportedFinding[] }
  | { readonly at: number; readonly error: string; readonly usage: boolean };

/** The numbers of the files that the thread which asks is to check: each time the next one that nobody has begun with. */
export function* mine({ tasks, taken }: Shared): Iterable<number> {
  for (let at = Atomics.add(taken, 0, 1); at < tasks.length; at = Atomics.add(taken, 0, 1)) yield at;
}

type Keep = (at: number, findings: readonly ReportedFinding[]) => void;

/** This thread is one of them: it has the program loaded already. */
async function inThreads(tasks: readonly Task[], threads: number, progress: Progress) {
  const shared: Shared = { tasks, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const found = new Array<readonly ReportedFinding[]>(tasks.length);
  const keep: Keep = (at, findings) => {
    found[at] = progress.after(findings);
  };
  const file = join(__dirname, "check-worker.js");
  const workers = Array.from({ length: threads - 1 }, () => new Worker(file, { workerData: shared }));
  try {
    await Promise.all([...workers.map((it) => answersOf(it, keep)), ownAnswers(shared, keep)]);
  } finally {
    await Promise.all(workers.map((it) => it.terminate()));
  }
  return found.flat();
}

/** Checks files here; between two of them the other threads are heard. */
async function ownAnswers(shared: Shared, keep: Keep): Promise<void> {
  for (const at of mine(shared)) {
    keep(at, checkFile(shared.tasks[at]!));
    await setImmediate();
  }
}

const answersOf = (worker: Worker, keep: Keep): Promise<void> =>
  new Promise((done, fail) => {
    worker.on("error", fail);
    worker.on("exit", () => done());
    worker.on("message", (answer: Answer) => {
      if ("findings" in answer) keep(answer.at, answer.findings);
      else fail(answer.usage ? new UsageError(answer.error) : new Error(answer.error));
    });
  });
