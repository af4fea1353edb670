import type { Drawing } from "../protocol";
import { renderSvg } from "./render";

/** What a drawing worker answers to a message; a formula that MathJax cannot read has no picture. */
export function answer({
  id,
  latex,
  colour,
}: {
  readonly id: number;
  readonly latex: string;
  readonly colour: string;
}): Drawing {
  try {
    return { id, svg: renderSvg(latex, colour) };
  } catch {
    return { id, svg: undefined };
  }
}
