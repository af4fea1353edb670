const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ",
    "pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω ell ℓ",
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω bot ⊥ star * prime ′",
  ]
    .join(" ")
    .split(" ")
    .flatMap((it, i, all) => (i % 2 === 0 ? [[it, all[i + 1]!]] : [])),
);
const accents: Readonly<Record<string, string>> = {
  tilde: "\u0303",
  widetilde: "\u0303",
  hat: "\u0302",
  widehat: "\u0302",
  bar: "\u0304",
  overline: "\u0304",
  dot: "\u0307",
  ddot: "\u0308",
  check: "\u030c",
  breve: "\u0306",
  vec: "\u20d7",
};
const subscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋iᵢjⱼkₖnₙtₜ"].flatMap((it, i, all) => (i % 2 === 0 ? [[it, all[i + 1]!]] : [])),
);

/** A symbol as a person reads it where no LaTeX is drawn: `\tilde\phi_1` is ϕ̃₁; what has no sign of its own stays as it is. */
export function unicode(name: string): string {
  return name
    .replace(/\\(?:math[a-z]+|text[a-z]*|operatorname\*?|boldsymbol)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\([A-Za-z]+)\s*\{?(\\?[A-Za-z]+)\}?/g, (whole, accent: string, of: string) =>
      accents[accent] === undefined ? whole : `${unicode(of)}${accents[accent]}`,
    )
    .replace(/\\([A-Za-z]+) ?/g, (whole, word: string) => letters[word] ?? whole)
    .replace(/_(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) => subscript(group ?? one!))
    .replace(/\^\{([^{}]*)\}/g, "^$1");
}

const subscript = (text: string): string =>
  [...text].every((it) => subscripts[it]) ? [...text].map((it) => subscripts[it]).join("") : `_${text}`;
