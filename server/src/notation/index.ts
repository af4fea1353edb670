import { bars } from "./bars";
import { bot } from "./bot";
import { crossed } from "./crossed";
import { crossedScope } from "./crossed-scope";
import { detach } from "./detach";
import { evaluation } from "./evaluation";
import { floor } from "./floor";
import { method } from "./method";
import { nabla } from "./nabla";
import { noGrad } from "./no-grad";
import type { Notation } from "./notation";
import { perp } from "./perp";
import { scope } from "./scope";
import { script } from "./script";
import { sg } from "./sg";
import { stopgrad } from "./stopgrad";
import { underset } from "./underset";

/** Every notation, the one to write first. */
export const notations: readonly Notation[] = [
  bot,
  perp,
  sg,
  stopgrad,
  detach,
  noGrad,
  crossed,
  crossedScope,
  scope,
  script,
  evaluation,
  method,
  underset,
  nabla,
  floor,
  bars,
];
