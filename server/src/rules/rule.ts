import type { Model } from "../model/model";
import type { Edit } from "../text/edit";
import type { Span } from "../text/span";

export type Severity = "error" | "warning" | "info" | "hint";

/** A change that mends a finding; its edits are built when they are asked for. */
export interface Fix {
  readonly title: string;
  /** Whether it may be applied unseen: every value and every gradient stays what it was, and nothing is silenced. */
  readonly keeps: boolean;
  /** It mends nothing, but says that nothing is to be said. */
  readonly silences?: true;
  edits(): readonly Edit[];
}

/** What a rule has to say about a place of the document (host offsets). */
export interface Finding {
  readonly at: Span;
  readonly message: string;
  readonly related: readonly { readonly at: Span; readonly message: string }[];
  /** What mends it; a rule that has to work for them makes this a getter. */
  readonly fixes: readonly Fix[];
  /** Whether the marked text does nothing and may be drawn faded. */
  readonly unnecessary: boolean;
}

/** A finding with the rule that made it. */
export interface Diagnosed extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** What a rule may know beside the document: what the rules before it found, which rules there are, and what of the code is not as the document says. */
export interface Round {
  readonly found: readonly Diagnosed[];
  /** `silent` tells that a rule is off, or found more than is told. */
  readonly rules: readonly { readonly id: string; silent(): boolean }[];
  code(): readonly { readonly at: Span; readonly message: string }[];
}

/** One kind of diagnostic; its page stands beside it. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity | "off";
  readonly page: string;
  check(model: Model, round: Round): Iterable<Finding>;
}
