import type { FlowAnswer, StopsForAnswer } from "../../../server/src/protocol";

/** What is wanted of each term's gradient, by the LaTeX of the variable. */
export type WantedTable = readonly Readonly<Record<string, "flows" | "stopped">>[];

/** All that the flow panel's page shows. */
export interface FlowState {
  /** Undefined where the cursor is in no formula. */
  readonly table: FlowAnswer | undefined;
  readonly wanted: WantedTable;
  readonly answer: StopsForAnswer | undefined;
}

/** What a person does in the page. */
export type FlowMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "mark"; readonly term: number; readonly variable: string }
  | { readonly kind: "reset" }
  | { readonly kind: "apply" };
