import type { Formula } from "./formula";
import type { Model } from "./model";

/** A function in a Python file, named relative to the document. */
export interface CodeReference {
  readonly file: string;
  readonly name: string;
}

/** The function that a comment names for a formula (`stopgrad: code losses.py:vq_loss`): that of the nearest comment. */
export function codeNamedFor(model: Model, { region }: Formula): CodeReference | undefined {
  const distance = (at: number) => (at < region.span.from ? region.span.from - at : Math.max(0, at - region.span.to));
  const found = model.host.comments
    .flatMap((it) => {
      const reference = codeReference(/^\s*stopgrad:\s*code\s+(\S+)\s*$/.exec(it.text)?.[1] ?? "");
      return reference ? [{ reference, distance: distance(it.from) }] : [];
    })
    .sort((a, b) => a.distance - b.distance);
  return found[0]?.reference;
}

/** `losses.py:vq_loss` in its parts. */
export function codeReference(text: string): CodeReference | undefined {
  const found = /^(.+\.py):([\p{L}_][\p{L}\p{N}_.]*)$/u.exec(text);
  return found ? { file: found[1]!, name: found[2]! } : undefined;
}
