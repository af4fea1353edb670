import { parentPort } from "node:worker_threads";
import { answer } from "./answer";

/** Draws what it is sent, one formula a message. */
parentPort?.on("message", (message) => parentPort?.postMessage(answer(message)));
