// npm run mutate: breaks the calculus in one place at a time, in a copy, and shows that the tests notice.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, root, run, step } from "./lib.mjs";

const mutations = [
  {
    what: "the short rule: D ⊥_S[e] = ⊥_S[D e], what is blocked does not travel into definitions",
    file: "differentiate.ts",
    from: "this.of(operand, { ...scope, blocked: [...new Set([...scope.blocked, ...symbols])] })",
    to: "this.of(operand, scope)",
  },
  {
    what: "shadows only where a symbol is written, not in what depends on it",
    file: "formalise.ts",
    from: "it !== e.name && reached.has(it)",
    to: "false",
  },
  {
    what: "no score term",
    file: "derivatives/expectation.ts",
    from: "add(multiply(e.body, add(...scores)), d.of(e.body, inner))",
    to: "add(multiply(zero, add(...scores)), d.of(e.body, inner))",
  },
  {
    what: "a stop inside an expectation stops its score term",
    file: "derivatives/expectation.ts",
    from: "multiply(e.body, add(...scores))",
    to: 'multiply(e.body.kind === "stop" ? zero : e.body, add(...scores))',
  },
  {
    what: "of nested stops only the inner one counts",
    file: "directions.ts",
    from: "new Set([...it.blocked, ...symbols])",
    to: "new Set([...symbols])",
  },
  {
    what: "the stop is dropped after the first derivative",
    file: "differentiate.ts",
    from: '{ kind: "stop", symbols, operand: d }',
    to: "d",
  },
  {
    what: "one copy of a definition for every set of blocked symbols",
    file: "formalise.ts",
    from: 'above === "all" ? "*" : above.join(",")',
    to: '""',
  },
  {
    what: "the sign in a quotient's derivative",
    file: "derivatives/arithmetic.ts",
    from: "negate(divide(multiply(a, db), squared(b)))",
    to: "divide(multiply(a, db), squared(b))",
  },
  {
    what: "a partial derivative in another argument",
    file: "derivatives/unknown.ts",
    from: 'kind: "slot", operand: e, index }',
    to: 'kind: "slot", operand: e, index: (index + 1) % argumentsOf(e).length }',
  },
];

const copy = mkdtempSync(join(tmpdir(), "stopgrad-mutations-"));
for (const it of ["server", "test", "package.json", "tsconfig.json", "vitest.config.mts"])
  cpSync(join(root, it), join(copy, it), { recursive: true });
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
process.chdir(copy);

/** The tests of the calculus; answers whether they passed. */
async function passes() {
  const tests = ["golden", "fixtures", "thorough/properties"].map((it) => `test/${it}.test.ts`);
  const { status, out } = await run("node_modules/.bin/vitest", ["run", "--bail=1", "--reporter=dot", ...tests], {
    show: false,
    env: { NO_COLOR: "1" },
  });
  return { passed: status === 0, first: /FAIL\s+(.*)/.exec(out)?.[1] ?? "" };
}

let survived = 0;
try {
  if (!(await step("the tests without a mutation", passes)).passed) fail("the tests fail without a mutation");
  for (const { what, file, from, to } of mutations) {
    const path = join("server/src/calculus", file);
    const text = readFileSync(path, "utf8");
    if (text.split(from).length !== 2) fail(`${file} does not have exactly one: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    const { passed, first } = await passes();
    writeFileSync(path, text);
    if (passed) survived++;
    console.log(passed ? `SURVIVES  ${what}` : `caught    ${what}\n          by ${first}`);
  }
} finally {
  process.chdir(root);
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${mutations.length - survived} of ${mutations.length} mutations caught`);
process.exitCode = survived > 0 ? 1 : 0;
