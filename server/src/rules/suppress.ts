import { linesOf } from "../model/lines";
import { formulaAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Fix } from "./rule";

/** The fix that silences a rule for the formula that holds an offset, or for its line where nothing stands above it. */
export const suppress = (model: Model, rule: string, at: number): Fix => ({
  title: `Suppress ${rule} here`,
  keeps: false,
  silences: true,
  edits() {
    const { text, language } = model.source;
    const from = formulaAt(model, at)?.region.span.from ?? at;
    const lines = linesOf(model.source);
    const line = lines.starts[lines.lineAt(from)]!;
    const before = text.slice(line, from);
    const comment = (words: string) => (language === "latex" ? `% ${words} ${rule}` : `<!-- ${words} ${rule} -->`);
    // A row of a table, or an item of a list, begins with its mark: nothing can stand above it.
    if (language === "markdown" && /^\s*(?:[|]|(?:[-*+]|\d+[.)])\s)/.test(before)) {
      const next = lines.starts[lines.lineAt(at) + 1];
      const to = next === undefined ? text.length : next - /\r?\n?$/.exec(text.slice(next - 2, next))![0].length;
      return [{ span: { from: to, to }, text: ` ${comment("stopgrad-disable-line")}` }];
    }
    const indent = /^[ \t]*(?:>[ \t]?)*/.exec(before)![0];
    return [
      { span: { from: line, to: line }, text: `${indent}${comment("stopgrad-disable-next-line")}${newline(text)}` },
    ];
  },
});

const newline = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");
