import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { micromark } from "micromark";
import { math } from "micromark-extension-math";
import { analyse, diagnose } from "../../server/src/analysis";
import { languageOf } from "../../server/src/host";

// From a keystroke to the findings of the whole document, for someone who types a formula and a sentence at several places of a
// paper, one after another: at the first place the program has just been started, at the last one it has run for a while. Beside
// micromark, which only finds the formulas. Needs the corpus beside the repository.

const positive = resolve("../shared/corpus/positive");
if (!existsSync(positive)) {
  console.log(`NOT RUN: there is no corpus at ${positive}`);
  process.exit();
}
const papers = ["natolambert+rlhf-book/book__chapters__06-policy-gradients.md", "NVIDIA-NeMo+RL/docs__guides__grpo.md"];
const loss = "L(\\theta) = \\operatorname{sg}[f_\\theta(x)] \\log \\pi_\\theta(a \\mid x)";
/** What is typed, and what an editor has put behind it, such as the dollars that close. */
const typed: Readonly<Record<string, { readonly what: string; readonly before?: string; readonly after?: string }>> = {
  "a sentence": { what: "\n\nHere the second term of the loss is held fixed while we differentiate. " },
  "a formula": { what: `\n\n$$${loss}$$\n\n` },
  "a formula between its dollars": { before: "\n\n$$\n", what: loss, after: "\n$$" },
};

/** The time of the processor that work takes for each version of a text as it is typed, in ms, sorted. */
function times(before: string, what: string, after: string, work: (version: string) => void): readonly number[] {
  work(before + after);
  const found: number[] = [];
  for (let i = 1; i <= what.length; i++) {
    const version = before + what.slice(0, i) + after;
    const start = process.cpuUsage();
    work(version);
    const { user, system } = process.cpuUsage(start);
    found.push((user + system) / 1000);
  }
  return found.sort((a, b) => a - b);
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor((sorted.length - 1) * q)]!;

for (const name of papers) {
  const text = readFileSync(join(positive, name), "utf8");
  console.log(
    `${name}, ${(Buffer.byteLength(text) / 1000).toFixed(0)} kB: ms for a keystroke, median and 95th percentile`,
  );
  for (const [title, { before = "", what, after = "" }] of Object.entries(typed)) {
    for (const place of [1, 2, 3, 4, 5]) {
      const at = text.indexOf("\n\n", (text.length * place) / 6);
      const [left, right] = [text.slice(0, at) + before, after + text.slice(at)];
      const own = times(left, what, right, (version) => {
        diagnose(analyse({ name, text: version, language: languageOf(name)! }));
      });
      const peer = times(left, what, right, (version) => {
        micromark(version, { extensions: [math()] });
      });
      const row = (it: readonly number[]) => `${quantile(it, 0.5).toFixed(1)} ${quantile(it, 0.95).toFixed(1)}`;
      console.log(`  ${title} at place ${place}: stopgrad ${row(own)}, micromark ${row(peer)}`);
    }
  }
}
