/** Starts the language server on standard input and output. */
export function serve(): undefined {
  return undefined;
}
