/** The kinds of colour theme of an editor. */
export type ThemeKind = "light" | "dark" | "hcLight" | "hcDark";

/** What a client may say when it starts the server: pictures only go to one that asks for them. */
export interface InitializationOptions {
  readonly picture?: boolean;
  readonly theme?: ThemeKind;
  /** Where the server's own files are, ending in a slash; only a browser needs to be told. */
  readonly root?: string;
}

/** A notification from the client: the editor's theme is another one now. */
export const themeNotification = "stopgrad/theme";
export interface ThemeParams {
  readonly kind: ThemeKind;
}

/** A request to the client: the text of the file at `uri`, or null where there is none. */
export const readFileRequest = "stopgrad/readFile";
export interface ReadFileParams {
  readonly uri: string;
}

/** What a drawing worker answers: the picture as SVG, where the formula could be drawn. */
export interface Drawing {
  readonly id: number;
  readonly svg: string | undefined;
}
