import { describe, expect, test } from "vitest";
import { actions } from "../server/src/actions";
import { analyse } from "../server/src/analysis";
import { applyEdits } from "../server/src/text/edit";

const modelOf = (text: string) => analyse({ name: "page.md", text, language: "markdown" });

describe("the pages' examples", () => {
  for (const { id, page, offer } of actions) {
    const [before, after] = [...page.matchAll(/```markdown\n([^]*?)```/g)].map((it) => it[1]!);
    if (before === undefined || after === undefined) continue;
    test(id, () => {
      const model = modelOf(before);
      const results = new Set<string>();
      for (let at = 0; at < before.length; at++) {
        for (const it of offer({ model, selection: { from: at, to: at } }))
          results.add(it.kind === "possible" ? applyEdits(before, it.edits()) : it.reason);
      }
      expect(
        [...results].filter((it) => it.includes(after)),
        [...results].join("\n---\n"),
      ).toHaveLength(1);
    });
  }
});
