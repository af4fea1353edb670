const spelled =
  /(?<![_^]\s*)(?:\\bot(?![a-z])|\\perp(?![a-z])|⊥)|g\s*r\s*a\s*d(?!ed|in|ua)|stop\s*\}\s*\(|d\s*e\s*t\s*a\s*c\s*h|cancel|not\s*\\nabla|block|frozen|freeze|sg\s*(?:[^\sa-z\d=+,.;:$\\]|\\(?:left|[bB]ig|math|lbra|lpar|[^a-zA-Z]))|s\s+g\s+(?:[([]|\\left)|s\s+g\s*\}/i;

/**
 * Whether a known operator of stops can be written in a text; wrong only in saying yes. A sign that is all of a script, as in
 * `V^\perp`, has no argument.
 */
export const maySpellStop = (text: string): boolean => spelled.test(text);
