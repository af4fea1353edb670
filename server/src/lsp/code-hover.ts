import { comparedComments, type Read } from "../code/code-comments";
import type { Hover } from "../hovers/hover";
import type { Model } from "../model/model";

/** What is shown at a comment that names a function. */
export function codeHover(model: Model, at: number, read: Read): Hover | undefined {
  const found = comparedComments(model, read).find((it) => it.at.from <= at && at <= it.at.to);
  return (
    found && {
      at: found.at,
      sentences: [
        `Compared with \`${found.function}\`:`,
        ...[...(found.problem === undefined ? [] : [found.problem]), ...found.differences, ...found.notes].map(
          (it) => `- ${it}`,
        ),
      ],
      equations: [],
    }
  );
}
