import { parentPort, workerData } from "node:worker_threads";
import { type Answer, checkFile, mine, type Shared } from "./check-files";
import { UsageError } from "./usage";

// A thread of `stopgrad check`: checks files as long as there are any.

const shared = workerData as Shared;
for (const at of mine(shared)) parentPort?.postMessage(answer(at));

function answer(at: number): Answer {
  try {
    return { at, findings: checkFile(shared.tasks[at]!) };
  } catch (error) {
    return { at, error: (error as Error).message, usage: error instanceof UsageError };
  }
}
