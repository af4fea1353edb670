import { run } from "./program";

/** A reader that closes a pipe early has seen enough. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
