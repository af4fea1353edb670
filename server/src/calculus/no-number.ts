/** Something has no number in a world. */
export class NoNumber extends Error {}
