import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";

// What is remembered of a formula or of a sentence outlives the text in which it stood, but must not keep that text in memory.

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const prose = "Nothing is said in these words – they only make the document long.\n\n".repeat(15_000);
const versions: Readonly<Record<string, { readonly name: string; write(i: number): string }>> = {
  "a formula": { name: "x.md", write: (i) => `$L(\\theta) = \\operatorname{sg}[f_\\theta(x)] + ${i} + a_1 + b_2$\n\n` },
  "a sentence about gradients": {
    name: "x.md",
    write: (i) =>
      `Here $x$ is held fixed, so that gradients are stopped in the version with the number ${i} of it.\n\n`,
  },
  "a sentence about parameters": {
    name: "x.md",
    write: (i) =>
      `Number ${i} has trainable parameters $\\theta$, and so $\\operatorname{sg}[\\theta]$ has no gradient.\n\n`,
  },
  "a macro": {
    name: "x.tex",
    write: (i) =>
      `\\newcommand{\\held}[1]{\\operatorname{sg}\\left[#1 + ${i} + a_1 + b_2\\right]}\n$L(\\theta) = \\held{\\theta} + ${i} + a_1$\n\n`,
  },
};

for (const [what, { name, write }] of Object.entries(versions))
  test(`versions of a text with ${what}`, () => {
    const language = name.endsWith(".md") ? "markdown" : "latex";
    const grown = (from: number, to: number) => {
      const before = used();
      for (let i = from; i < to; i++) {
        // A text as it comes from outside, with characters of its own.
        const text = Buffer.from(`${prose}${write(i)}${write(0)}`).toString();
        diagnose(analyse({ name, text, language }));
      }
      return used() - before;
    };
    grown(0, 10);
    expect(grown(10, 30)).toBeLessThan(2 * prose.length * 5);
  });

function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
