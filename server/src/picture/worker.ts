import { parentPort } from "node:worker_threads";
import { renderSvg } from "./render";

/** Draws what it is sent, one formula a message. */
parentPort?.on("message", ({ id, latex, colour }: { id: number; latex: string; colour: string }) => {
  let svg: string | undefined;
  try {
    svg = renderSvg(latex, colour);
  } catch {
    svg = undefined;
  }
  parentPort?.postMessage({ id, svg });
});
