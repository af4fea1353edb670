import page from "./code-differs.md";
import type { Rule } from "./rule";

/** A comment that names a Python function whose stops are not those of the formula, or that cannot be compared. */
export const codeDiffers: Rule = {
  id: "code-differs",
  severity: "warning",
  page,
  *check(_, { code }) {
    for (const { at, message } of code()) yield { at, message, related: [], fixes: [], unnecessary: false };
  },
};
