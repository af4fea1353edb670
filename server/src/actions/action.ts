import type { Model } from "../model/model";
import type { Edit } from "../text/edit";
import type { Span } from "../text/span";

/** Where an action is asked for: a document and what is selected in it (host offsets), an empty span for a mere cursor. */
export interface Context {
  readonly model: Model;
  readonly selection: Span;
}

/** A rewriting that can be had: its title, and the edits, built when it is chosen. */
export interface Possible {
  readonly kind: "possible";
  readonly title: string;
  edits(): readonly Edit[];
  /** What is wrong with the document after the edits, where only that can tell. */
  trouble?(after: Model): string | undefined;
}

/** A rewriting that a person may look for and that would change what the formula says; what it would change is worked out on request. */
export interface Refused {
  readonly kind: "refused";
  readonly title: string;
  /** The title of the offer that keeps what this one would change, where there is one. */
  readonly instead: string | undefined;
  reason(): string;
}

export type Offer = Possible | Refused;

/** What an action does to a document: another way to write it, a part taken out, a part put in, the whole file. */
export type ActionKind = "rewrite" | "extract" | "inline" | "source";

/** A rewriting that a person asks for; its page stands beside it. */
export interface Action {
  readonly id: string;
  readonly kind: ActionKind;
  readonly page: string;
  offer(context: Context): readonly Offer[];
}
