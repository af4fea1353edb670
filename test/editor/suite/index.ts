import Mocha from "mocha";

/** Runs the suite inside VS Code. */
export function run(): Promise<void> {
  // A window under load may lose a keystroke or its focus; what is broken fails three times.
  const mocha = new Mocha({ ui: "tdd", color: false, timeout: 60_000, grep: process.env.RIG_GREP });
  mocha.suite.emit("pre-require", globalThis as never, "", mocha);
  require("./cases");
  if (process.env.RIG_RESTRICTED === undefined) {
    require("./actions");
    require("./commands");
    require("./thread");
    require("./notation");
    require("./panels");
    require("./flow");
    require("./code");
  }
  return new Promise((done, fail) => mocha.run((n) => (n > 0 ? fail(new Error(`${n} failed`)) : done())));
}
