import type { StopsForAnswer } from "../../../server/src/protocol";
import type { FlowMessage, FlowState } from "../panel/messages";
import { element, formula } from "./element";

/** What VS Code gives a page to talk to its host. */
declare const acquireVsCodeApi: () => { postMessage(message: FlowMessage): void };

const host = acquireVsCodeApi();
const main = document.querySelector("main")!;

window.addEventListener("message", ({ data }: MessageEvent<FlowState>) => show(data));
host.postMessage({ kind: "ready" });

function show({ table, wanted, answer }: FlowState): void {
  if (!table) {
    main.replaceChildren(element("p", {}, "Put the cursor into a formula to see which gradients flow."));
    return;
  }
  const isMarked = (term: number, variable: string) =>
    table.terms[term]!.flow[variable] !== "none" && table.terms[term]!.flow[variable] !== wanted[term]![variable];
  const anyMarked = table.terms.some((it, i) => Object.keys(it.flow).some((name) => isMarked(i, name)));
  const cell = (term: number, variable: string) => {
    const wish = wanted[term]![variable];
    if (wish === undefined)
      return element("td", { className: "none", title: `${variable} does not reach this term` }, "–");
    const words = wish === "flows" ? "→ flows" : "⊥ stopped";
    const marked = isMarked(term, variable);
    const label = `gradient of term ${term + 1} in ${variable}: ${wish}${marked ? ", as wanted" : ""}`;
    const button = element("button", { className: marked ? "marked" : "", ariaLabel: label, title: label }, words);
    button.addEventListener("click", () => host.postMessage({ kind: "mark", term, variable }));
    return element("td", {}, button);
  };
  const variables = table.variables.map((it) => it.latex);
  const focus = document.activeElement?.getAttribute("aria-label")?.split(":")[0];
  main.replaceChildren(
    element("p", {}, "Mark which gradients are to flow and which are to be stopped."),
    element(
      "div",
      { className: "scroll" },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, element("th", {}, "term"), ...table.variables.map((it) => element("th", {}, formula(it)))),
        ),
        element(
          "tbody",
          {},
          ...table.terms.map((it, i) =>
            element("tr", {}, element("th", {}, formula(it)), ...variables.map((name) => cell(i, name))),
          ),
        ),
      ),
    ),
    ...(anyMarked ? outcome(answer) : []),
  );
  for (const it of main.querySelectorAll("button"))
    if (focus !== undefined && it.getAttribute("aria-label")?.startsWith(`${focus}:`)) it.focus();
}

/** The stops that give what is marked, or why none can. */
function outcome(answer: StopsForAnswer | undefined): readonly Node[] {
  const reset = element("button", {}, "Reset");
  reset.addEventListener("click", () => host.postMessage({ kind: "reset" }));
  if (!answer) return [element("p", {}, "…")];
  const { impossible, after } = answer;
  const reasons = impossible.map(({ term, reason }) =>
    element("p", { className: "problem" }, `Term ${term + 1}: no stop does this, since ${reason}.`),
  );
  if (!after || impossible.length > 0) return [...reasons, element("p", {}, reset)];
  const apply = element("button", { className: "main" }, "Apply");
  apply.addEventListener("click", () => host.postMessage({ kind: "apply" }));
  return [
    element("p", {}, "The fewest stops that do this:"),
    element("div", { className: "scroll" }, formula(after)),
    element("p", {}, element("code", {}, after.latex)),
    element("p", {}, apply, " ", reset),
  ];
}
