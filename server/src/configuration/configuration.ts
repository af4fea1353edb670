import { defaultSettings, type Settings } from "../model/settings";
import type { Severity } from "../rules/rule";

/** What a user set for a rule: another severity, or off. */
export type Severities = Readonly<Record<string, Severity | "off">>;

/** All that is set for one document. */
export interface Configuration {
  readonly rules: Severities;
  readonly settings: Settings;
  /** Whether hovers draw their formulas. */
  readonly picture: boolean;
}

/** The configuration where nobody set anything. */
export const defaultConfiguration: Configuration = { rules: {}, settings: defaultSettings, picture: true };
