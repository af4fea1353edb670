import type { Comment } from "../host/region";
import type { Lines } from "../text/lines";
import type { Span } from "../text/span";
import { linesOf } from "./lines";
import type { Model } from "./model";

/** A comment's word that silences one rule, or all of them, in a part of the document. */
export interface Suppression {
  /** The comment, and the place of the rule's name in it. */
  readonly comment: Span;
  readonly rule: { readonly name: string; readonly at: Span } | undefined;
  readonly covers: Span;
  /** Rules that are heard again from an offset on. */
  readonly except: readonly { readonly rule: string; readonly from: number }[];
}

/** Whether a suppression silences a rule's finding that begins at an offset. */
export const silences = (it: Suppression, rule: string, at: number): boolean =>
  (it.rule === undefined || it.rule.name === rule) &&
  it.covers.from <= at &&
  at < it.covers.to &&
  !it.except.some((other) => other.rule === rule && other.from <= at);

/** Every suppression of a document, in its order. */
export function suppressionsOf(model: Model): readonly Suppression[] {
  const work = new Suppressions(model);
  for (const it of [...model.host.comments].sort((a, b) => a.from - b.from)) work.read(it);
  return work.found;
}

const directive = /^\s*stopgrad-(disable(?:-line|-next-line|-file)?|enable)(?![-\w])\s*([^]*)$/;

class Suppressions {
  readonly found: Suppression[] = [];

  constructor(readonly model: Model) {}

  get #lines(): Lines {
    return linesOf(this.model.source);
  }

  read(comment: Comment): void {
    const [, kind, rest] = directive.exec(comment.text) ?? [];
    if (kind === undefined) return;
    const names = namesIn(rest!).map((name) => ({ name, at: this.#place(comment, name) }));
    if (kind === "enable") {
      this.#enable(comment, names);
      return;
    }
    const covers = this.#covered(kind, comment);
    for (const rule of names.length > 0 ? names : [undefined]) this.found.push({ comment, rule, covers, except: [] });
  }

  #place(comment: Comment, name: string): Span {
    const from = this.model.source.text.indexOf(name, comment.from + "stopgrad-disable".length);
    return { from, to: from + name.length };
  }

  #covered(kind: string, comment: Comment): Span {
    const all = { from: 0, to: this.model.source.text.length + 1 };
    if (kind === "disable-file") return all;
    if (kind === "disable") return { from: comment.to, to: all.to };
    return kind === "disable-line" ? this.#line(this.#lines.lineAt(comment.from)) : this.#next(comment);
  }

  #line = (line: number): Span => ({
    from: this.#lines.starts[line] ?? this.model.source.text.length,
    to: this.#lines.starts[line + 1] ?? this.model.source.text.length + 1,
  });

  /** The next line that is neither empty nor a comment of the same kind, and the whole of a formula that begins on it: a display cannot be commented inside. */
  #next(comment: Comment): Span {
    const { text } = this.model.source;
    const ending = this.#lines.lineAt(Math.max(comment.from, comment.to - 1));
    let line = ending + 1;
    while (
      line < this.#lines.starts.length - 1 &&
      /^[\s>]*(?:(?:<!--|%)\s*stopgrad-disable-next-line\b.*\s*)?$/.test(
        text.slice(this.#line(line).from, this.#line(line).to),
      )
    )
      line++;
    const next = this.#line(line);
    const begun = this.model.formulas.filter(({ region: { span } }) => next.from <= span.from && span.from < next.to);
    return { from: next.from, to: Math.max(next.to, ...begun.map((it) => it.region.span.to)) };
  }

  /** Ends the open suppressions of those rules, or of all. */
  #enable(comment: Comment, names: readonly { readonly name: string }[]): void {
    this.found.forEach((it, i) => {
      if (it.covers.to <= comment.from || it.covers.from !== it.comment.to) return;
      const named = names.some(({ name }) => name === it.rule?.name);
      if (names.length === 0 || named) this.found[i] = { ...it, covers: { ...it.covers, to: comment.from } };
      else if (!it.rule)
        this.found[i] = {
          ...it,
          except: [...it.except, ...names.map(({ name }) => ({ rule: name, from: comment.from }))],
        };
    });
  }
}

/** The rules' ids after a directive; what stands behind two dashes says why. */
const namesIn = (rest: string): readonly string[] =>
  rest
    .split(/(?:^|\s)--(?:\s|$)/)[0]!
    .split(/[\s,]+/)
    .filter((it) => it !== "");
