import type { FormalStyle } from "../model/settings";
import type { Configuration, Severities } from "./configuration";

/** Settings by their names in one place, all of them valid: an editor's, a file's, or those of an override. */
export type Layer = Readonly<Record<string, unknown>>;

/** The configuration with a layer laid over it: single values replace, rules and macros are joined, lists grow. */
export function laidOver(below: Configuration, layer: Layer): Configuration {
  const { settings } = below;
  const join = <T>(name: string, to: Readonly<Record<string, T>>) => ({ ...to, ...(layer[name] as typeof to) });
  return {
    rules: join("rules", below.rules) as Severities,
    picture: (layer["hover.picture"] as boolean | undefined) ?? below.picture,
    settings: {
      notation: (layer.notation as string | undefined) || settings.notation,
      operators: [...settings.operators, ...((layer.operators as readonly string[] | undefined) ?? [])],
      parameters: [...settings.parameters, ...((layer.parameters as readonly string[] | undefined) ?? [])],
      macros: join("macros", settings.macros),
      formalStyle: (layer["formal.style"] as FormalStyle | undefined) ?? settings.formalStyle,
    },
  };
}
