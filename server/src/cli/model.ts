import { analyse } from "../analysis";
import type { Model, Source } from "../model/model";
import { configurationOf } from "./configurations";
import { includedBy } from "./files";

/** The model of a file with those that it includes, as its folder is configured. */
export const modelFor = (source: Source): Model =>
  analyse(source, includedBy(source), configurationOf(source.name).configuration.settings);
