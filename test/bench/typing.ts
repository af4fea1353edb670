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
const typed: Readonly<Record<string, string>> = {
  "a sentence": "\n\nHere the second term of the loss is held fixed while we differentiate. ",
  "a formula": "\n\n$$L(\\theta) = \\operatorname{sg}[f_\\theta(x)] \\log \\pi_\\theta(a \\mid x)$$\n\n",
};

/** The time of the processor that work takes for each version of a text as it is typed, in ms, sorted. */
function times(text: string, at: number, what: string, work: (version: string) => void): readonly number[] {
  work(text);
  const found: number[] = [];
  for (let i = 1; i <= what.length; i++) {
    const version = text.slice(0, at) + what.slice(0, i) + text.slice(at);
    const before = process.cpuUsage();
    work(version);
    const { user, system } = process.cpuUsage(before);
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
  for (const [title, what] of Object.entries(typed)) {
    for (const place of [1, 2, 3, 4, 5]) {
      const at = text.indexOf("\n\n", (text.length * place) / 6);
      const own = times(text, at, what, (version) => {
        diagnose(analyse({ name, text: version, language: languageOf(name)! }));
      });
      const peer = times(text, at, what, (version) => {
        micromark(version, { extensions: [math()] });
      });
      const row = (it: readonly number[]) => `${quantile(it, 0.5).toFixed(1)} ${quantile(it, 0.95).toFixed(1)}`;
      console.log(`  ${title} at place ${place}: stopgrad ${row(own)}, micromark ${row(peer)}`);
    }
  }
}
