import "mocha/mocha";

/** Runs the suite inside VS Code in a browser, where modules are bundled and there is no Node. */
export function run(): Promise<void> {
  // A window under load may lose a keystroke or its focus; what is broken fails three times.
  mocha.setup({ ui: "tdd", color: false, reporter: "spec", timeout: 60_000 });
  require("./cases");
  require("./actions");
  require("./commands");
  require("./thread");
  require("./notation");
  require("./panels");
  require("./flow");
  require("./code");
  return new Promise((done, fail) => mocha.run((n) => (n > 0 ? fail(new Error(`${n} failed`)) : done())));
}
