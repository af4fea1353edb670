import { version as packaged } from "../../../package.json";

/** The version of the product. */
export const version: string = packaged;
