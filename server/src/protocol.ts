/** The kinds of colour theme of an editor. */
export type ThemeKind = "light" | "dark" | "hcLight" | "hcDark";

/** What a client may say when it starts the server: pictures only go to one that asks for them. */
export interface InitializationOptions {
  readonly picture?: boolean;
  readonly theme?: ThemeKind;
}

/** A notification from the client: the editor's theme is another one now. */
export const themeNotification = "stopgrad/theme";
export interface ThemeParams {
  readonly kind: ThemeKind;
}
