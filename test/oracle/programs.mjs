// Random programs whose numbers PyTorch computes by blocked sets, against `stopgrad derive --jsonl`.
import { spawnSync } from "node:child_process";
import { fail } from "../../scripts/lib.mjs";

const chunk = 1000;

/** Compares so many programs from a seed; answers how many disagree. */
export function comparePrograms(python, programs, seed) {
  console.log(`${programs} programs from seed ${seed}`);
  let compared = 0;
  let wrong = 0;
  for (let i = 0; compared < programs; i++) {
    const rows = requests(python, seed + i, Math.min(chunk, programs - compared));
    const answers = answersTo(rows);
    rows.forEach((row, k) => {
      const what = difference(answers[k], row.expected);
      compared++;
      if (what === "") return;
      wrong++;
      if (wrong <= 5) console.log(`${row.id}: ${what}\n${row.document}at ${JSON.stringify(row.at)}\n`);
    });
    console.log(`${compared} programs, ${wrong} disagreements`);
  }
  return wrong;
}

const lines = (text) =>
  text
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));

function requests(python, seed, count) {
  const made = spawnSync(python, ["test/oracle/programs.py", `${seed}`, `${count}`], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (made.status !== 0) fail(made.stderr);
  return lines(made.stdout);
}

function answersTo(rows) {
  const input = rows.map(({ expected: _, ...request }) => JSON.stringify(request)).join("\n");
  const options = { input, encoding: "utf8", maxBuffer: 1 << 30 };
  return lines(spawnSync(process.execPath, ["dist/stopgrad.js", "derive", "--jsonl"], options).stdout);
}

/** The first number that differs by more than one part in 10^9, in words; nothing where none does. */
function difference(answer, expected) {
  if (answer?.error || answer?.value === undefined) return answer?.error ?? answer?.notes?.join() ?? "no answer";
  const pairs = [["value", answer.value, expected.value]];
  for (const it of answer.derivatives) {
    pairs.push([`∂/∂${it.symbol}`, it.gradient, expected.gradient[it.symbol]]);
    for (const [other, second] of Object.entries(expected.hessian[it.symbol]))
      pairs.push([`∂²/∂${it.symbol}∂${other}`, it.hessian[other], second]);
  }
  const off = pairs.find(([, a, b]) => !(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))));
  return off ? `${off[0]} is ${off[1]}, PyTorch has ${off[2]}` : "";
}
