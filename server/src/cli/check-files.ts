import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { checkSource } from "./check-source";
import { readSource } from "./files";
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
    const source = readSource(file);
    return checkSource(kind === "fix" ? fixFile(source) : source);
  } catch (error) {
    if (error instanceof UnreadableError && !named) return unreadable(file, error);
    if (error instanceof UsageError) throw error;
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** The findings of many files in their order, however many threads look for them; undefined lets the number of files decide. */
export async function checkFiles(
  tasks: readonly Task[],
  jobs: number | undefined,
): Promise<readonly ReportedFinding[]> {
  const threads = Math.min(jobs ?? (areMany(tasks) ? availableParallelism() : 1), tasks.length);
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

/** What a thread answers for a file. */
export type Answer =
  | { readonly at: number; readonly findings: readonly ReportedFinding[] }
  | { readonly at: number; readonly error: string; readonly usage: boolean };

async function inThreads(tasks: readonly Task[], threads: number, progress: Progress) {
  const found = new Array<readonly ReportedFinding[]>(tasks.length);
  let next = 0;
  const workers = Array.from({ length: threads }, () => new Worker(join(__dirname, "check-worker.js")));
  const work = (worker: Worker) =>
    new Promise<void>((done, fail) => {
      const more = () => (next < tasks.length ? worker.postMessage({ at: next, task: tasks[next++]! }) : done());
      worker.on("error", fail);
      worker.on("message", (answer: Answer) => {
        if ("error" in answer) return fail(answer.usage ? new UsageError(answer.error) : new Error(answer.error));
        found[answer.at] = progress.after(answer.findings);
        more();
      });
      more();
    });
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((it) => it.terminate()));
  }
  return found.flat();
}
