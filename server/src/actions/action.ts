import type { Model } from "../model/model";
import type { Edit } from "../text/edit";

/** Where an action is asked for: a document and a host offset. */
export interface Context {
  readonly model: Model;
  readonly at: number;
}

/** What an action offers at a place: a title, and the edit, built when it is chosen. */
export interface Offer {
  readonly title: string;
  edits(): readonly Edit[];
}

/** A rewriting that a person asks for; its page stands beside it. */
export interface Action {
  readonly id: string;
  readonly page: string;
  offer(context: Context): Offer | undefined;
}
