/** A text with one space for each run of them and of line breaks. Most spaces stand alone already and are passed over. */
export const singleSpaced = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, " ");
