import { describe, expect, test } from "vitest";
import { actions } from "../server/src/actions";
import { analyse } from "../server/src/analysis";
import { applyEdits } from "../server/src/text/edit";
import type { Span } from "../server/src/text/span";

const modelOf = (text: string) => analyse({ name: "page.md", text, language: "markdown" });

/** What the page says is selected, else the cursor at each place. */
function selectionsIn(page: string, text: string): readonly Span[] {
  const selected = /With `(.+)` selected/.exec(page)?.[1];
  const from = selected === undefined ? -1 : text.lastIndexOf(selected);
  return from < 0 ? [...text].map((_, at) => ({ from: at, to: at })) : [{ from, to: from + selected!.length }];
}

describe("the pages' examples", () => {
  for (const { id, page, offer } of actions) {
    const [before, after] = [...page.matchAll(/```markdown\n([^]*?)```/g)].map((it) => it[1]!);
    if (before === undefined || after === undefined) continue;
    test(id, () => {
      const model = modelOf(before);
      const results = new Set<string>();
      for (const selection of selectionsIn(page, before)) {
        for (const it of offer({ model, selection }))
          results.add(it.kind === "possible" ? applyEdits(before, it.edits()) : it.reason());
      }
      expect(
        [...results].filter((it) => it.includes(after)),
        [...results].join("\n---\n"),
      ).toHaveLength(1);
    });
  }
});

/** What every action makes of a text wherever it is offered, in order. */
const resultsIn = (text: string): readonly string[] =>
  actions.flatMap(({ page, offer }) => {
    const model = modelOf(text);
    return selectionsIn(page, text)
      .flatMap((selection) => offer({ model, selection }))
      .flatMap((it) => (it.kind === "possible" ? [applyEdits(text, it.edits())] : []));
  });

describe("an offer is for the version of the document that it was asked for", () => {
  for (const { id, page } of actions) {
    const before = /```markdown\n([^]*?)```/.exec(page)?.[1];
    if (before === undefined) continue;
    test(id, () => {
      const above = "Words.\n\n";
      const found = new Set(resultsIn(before));
      expect(new Set(resultsIn(above + before).map((it) => it.replace(above, "")))).toEqual(found);
    });
  }
});
