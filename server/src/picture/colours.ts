import type { ThemeKind } from "../protocol";

/** The colour of a formula's ink on the hover of each kind of theme. */
export const inkOf: Readonly<Record<ThemeKind, string>> = {
  light: "#3b3b3b",
  dark: "#cccccc",
  hcLight: "#292929",
  hcDark: "#ffffff",
};
