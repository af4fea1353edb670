import { parentPort } from "node:worker_threads";
import { type Answer, checkFile, type Task } from "./check-files";
import { UsageError } from "./usage";

/** A thread of `stopgrad check`: answers the findings of each file that it is given. */
parentPort?.on("message", ({ at, task }: { at: number; task: Task }) => {
  parentPort?.postMessage(answer(at, task));
});

function answer(at: number, task: Task): Answer {
  try {
    return { at, findings: checkFile(task) };
  } catch (error) {
    return { at, error: (error as Error).message, usage: error instanceof UsageError };
  }
}
