/** What `stopgrad --help` prints. */
export const help = `Usage: stopgrad <call> …

  check   [PATH…]            findings; a folder is searched; - with --stdin-filename reads standard input
  derive  FILE:LINE[:COL]    the expanded derivative; --wrt '\\phi_1,\\phi_2'; --order N; --at FILE; or --jsonl
  formal  FILE:LINE[:COL]    the version with shadow variables; --style tilde|variant; --write
  operators [PATH…]          every stop found: place, notation, symbols, argument
  explain RULE               the rule's page
  lsp --stdio                the language server

  --format text|json         how to print; --fail-on error|warning|info|hint (check); --help; --version
Exit status: 0 clean, 1 findings, 2 wrong usage, an unreadable file, or no formula at that place.
`;

/** Something that the caller did wrong: one line that says what, where and what to do. */
export class UsageError extends Error {}
