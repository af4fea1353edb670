import { convert, convertAll } from "../model/conversion";
import type { Model } from "../model/model";
import { withMacro } from "../model/with-macro";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
import { insert } from "./edits";
import page from "./introduce-macro.md";
import { stopAt } from "./stop-at";

const names = ["\\stopgrad", "\\sg", "\\stopgradient"];

/** The operator of the document's stops gets a macro, and every stop is written with it. */
export const introduceMacro: Action = {
  id: "introduce-macro",
  kind: "extract",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const name = names.find((it) => !new RegExp(`\\${it}(?![A-Za-z])`).test(model.source.text));
    if (!stop || stop.site.macro || stop.frame.head === "" || stop.frame.tail !== "" || !name) return [];
    const definition = `\\newcommand{${name}}{${stop.frame.head}}`;
    const template = `${name}_{#S}[#1]`;
    const extended = withMacro(model, definition);
    if (convert(extended, template, (site) => site === stop.site).edits.length === 0) return [];
    return [
      {
        kind: "possible",
        title: `Introduce ${name} for the stops of this document`,
        edits: () => {
          const macro = definitionEdit(model, definition);
          return [macro, ...convertAll(model, template, [macro]).edits];
        },
      },
    ];
  },
};

/** Before the document begins in LaTeX, else as a formula of its own at the top of the text, behind its front matter. */
function definitionEdit({ source }: Model, definition: string): Edit {
  const newline = source.text.includes("\r\n") ? "\r\n" : "\n";
  if (source.language === "latex") {
    const begin = /^[ \t]*\\begin\{document\}/m.exec(source.text);
    return insert(begin?.index ?? 0, definition + newline);
  }
  const front = /^\uFEFF?---[ \t]*\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source.text);
  return insert(front?.[0].length ?? 0, `$${definition}$${newline}${newline}`);
}
