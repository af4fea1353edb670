/** Something that the caller did wrong: one line that says what, where and what to do. */
export class UsageError extends Error {}
