/** Whether a name is one that a loss or an objective usually has: `L`, `\mathcal{L}_{\text{VQ}}`, `\hat{J}`, `\ell`. */
export const isObjectiveName = (name: string): boolean =>
  /^(?:\\(?:hat|tilde|bar|widehat|widetilde|overline)\s*\{?)?(?:\\(?:mathcal|mathscr|mathbb|mathrm)\s*\{?[LJ](?![A-Za-z])|[LJ](?![A-Za-z])|\\ell(?![A-Za-z])|\\(?:mathrm|text|operatorname|mathcal)\s*\{(?:[Ll]oss|[Oo]bj)\})/.test(
    name,
  );

/** Whether a name's decoration marks an older or a slower copy: `\theta^-`, `\bar\theta`, `\theta_{\text{old}}`, `\theta_{\mathrm{EMA}}`. */
export const isHeldName = (name: string): boolean =>
  /^\\(?:bar|overline)(?![A-Za-z])/.test(name) ||
  /\^(?:-|\{-\}|\\prime|\{\\prime\})|(?<=[A-Za-z}])'$/.test(name) ||
  /[_^]\{?\\(?:text|mathrm|textrm|mathit)\s*\{(?:old|ref|tgt|target|targ|ema|EMA|teacher|frozen|base|pre|prev|init|rollout|real)\}/.test(
    name,
  );

/** Whether a name could be that of parameters: a Greek letter or a bold or capital one, not an index. */
export const isParameterName = (name: string): boolean => !/^[a-z](?:_.*)?$/.test(name) && !/^\\cdot|^\d/.test(name);
