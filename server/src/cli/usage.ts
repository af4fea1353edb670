/** Something that the caller did wrong: one line that says what, where and what to do. */
export class UsageError extends Error {}

/** That a file is not what it should be, or is not there. */
export class UnreadableError extends UsageError {
  constructor(
    file: string,
    readonly why: string,
  ) {
    super(`${file}: ${why}`);
  }
}
