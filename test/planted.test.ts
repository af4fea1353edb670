import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../server/src/analysis";
import type { Severities } from "../server/src/configuration/configuration";
import { rules } from "../server/src/rules";

/** A clean loss of a paper, one change that breaks it, and where the mistake is to be found. */
interface Planted {
  readonly title: string;
  readonly clean: string;
  readonly change: readonly [from: string, to: string];
  readonly rule: string;
  /** The text at which the finding begins. */
  readonly at: string;
}

const tex = String.raw;
const vq = tex`Here $\operatorname{sg}$ is the stop-gradient operator; the code is $e$, and $z$ the encoder's output.

$$L = \left\| x - d \right\|^2 + \left\| \operatorname{sg}[z] - e \right\|^2 + \beta \left\| z - \operatorname{sg}[e] \right\|^2$$
`;
const td = tex`Here $\operatorname{sg}$ stops the gradient, and $r$ is observed.

$$L(\theta) = \left( r + \gamma \operatorname{sg}\left[ V_\theta(s') \right] - V_\theta(s) \right)^2$$
`;
const siam = tex`With $\text{sg}$ for stop-gradient, $\mathcal{L} = -D(p_1, \text{sg}(z_2)) - D(p_2, \text{sg}(z_1))$.
`;
const cispo = tex`Where $\text{sg}$ is stop-gradient, and $\mu$ the old policy,

$$\mathcal{L}(\theta) = -\text{sg}\left(\frac{\pi_\theta(a)}{\mu(a)}\right) A \log \pi_\theta(a)$$
`;
const surrogate = tex`Let $q(x; a) = \exp\left(-(x - a)^2\right)$, $c(x) = x^2$ and $J(\theta) = \mathbb{E}_{x \sim q(x; \theta)}[c(x) \theta]$. Then

$$\nabla_\theta J = \mathbb{E}_{x \sim q(x; \theta)}[c(x) \theta \nabla_\theta \log q(x; \theta) + c(x)]$$
`;
const thread = tex`The term $\bot_S[e]$ is treated as constant in $S$. Let $\theta_1 = \phi_1 + \epsilon_1$ and $\theta_2 = \phi_2 \theta_1 + \epsilon_2$, where $\epsilon_1 \sim \mathcal{N}(0, 1)$ and $\epsilon_2 \sim \mathcal{N}(0, 1)$.

$$K(\phi_1, \phi_2) = \mathbb{E}_{\epsilon_1, \epsilon_2}\left[ \theta_1^2 + \bot_{\phi_1}[\theta_1 \theta_2] - \bot_{\phi_1}[\theta_2^3] \right]$$
`;
const formal = tex`The term $\bot_S[e]$ is treated as constant in $S$. Let $K(\phi) = \bot_{\phi}[\phi^2] \phi + \phi$. Its formal version is $\hat{K}(\phi, \tilde\phi) = \tilde\phi^2 \phi + \phi$.
`;
const stated = tex`With $\operatorname{sg}$ for stop-gradient, let $z = \phi^2$ and $L(\phi, \psi) = \operatorname{sg}[z] \phi + z \psi$. Then

$$\nabla_\phi L = z + 2 \phi \psi$$
`;
const chain = tex`The term $\bot_S[e]$ is treated as constant in $S$. Let $L(\phi, \psi) = \phi^2 \psi + \bot_{\phi}[\phi] \psi$.

\begin{align}
\nabla_\phi L(\phi, \psi) &= \nabla_\phi (\phi^2 \psi) \\
 &= 2 \phi \psi
\end{align}
`;

const planted: readonly Planted[] = [
  {
    title: "the target's stop is dropped",
    clean: td,
    change: [tex`\operatorname{sg}\left[ V_\theta(s') \right]`, tex`V_\theta(s')`],
    rule: "unstopped-target",
    at: tex`\gamma V_\theta(s')`,
  },
  {
    title: "both sides are stopped",
    clean: td,
    change: [tex`- V_\theta(s)`, tex`- \operatorname{sg}\left[V_\theta(s)\right]`],
    rule: "dead-objective",
    at: tex`L(\theta)`,
  },
  {
    title: "codebook and commitment are exchanged",
    clean: vq,
    change: [
      tex`\operatorname{sg}[z] - e \right\|^2 + \beta \left\| z - \operatorname{sg}[e]`,
      tex`z - \operatorname{sg}[e] \right\|^2 + \beta \left\| \operatorname{sg}[z] - e`,
    ],
    rule: "swapped-sides",
    at: tex`\operatorname{sg}[z] - e`,
  },
  {
    title: "a bracket is lost",
    clean: vq,
    change: [tex`\operatorname{sg}[e] \right\|`, tex`\operatorname{sg}[e \right\|`],
    rule: "unclosed-stop",
    at: tex`\operatorname{sg}[e \right`,
  },
  {
    title: "one view is not held",
    clean: siam,
    change: [tex`D(p_2, \text{sg}(z_1))`, tex`D(p_2, z_1)`],
    rule: "asymmetric-stop",
    at: "z_1)",
  },
  {
    title: "the importance weight is not held",
    clean: cispo,
    change: [tex`\text{sg}\left(\frac{\pi_\theta(a)}{\mu(a)}\right)`, tex`\frac{\pi_\theta(a)}{\mu(a)}`],
    rule: "unstopped-weight",
    at: tex`\frac{\pi_\theta`,
  },
  {
    title: "the score term is forgotten",
    clean: surrogate,
    change: [tex`c(x) \theta \nabla_\theta \log q(x; \theta) + c(x)]`, "c(x)]"],
    rule: "wrong-derivative",
    at: tex`\mathbb{E}_{x \sim q(x; \theta)}[c(x)]`,
  },
  {
    title: "the wrong variable is stopped",
    clean: thread,
    change: [tex`\bot_{\phi_1}[\theta_1 \theta_2]`, tex`\bot_{\psi}[\theta_1 \theta_2]`],
    rule: "no-effect",
    at: tex`\bot_{\psi}`,
  },
  {
    title: "a stop is doubled",
    clean: thread,
    change: [tex`\bot_{\phi_1}[\theta_2^3]`, tex`\bot_{\phi_1}[\bot_{\phi_1}[\theta_2]^3]`],
    rule: "redundant-stop",
    at: tex`\bot_{\phi_1}[\theta_2]^3`,
  },
  {
    title: "all of the formal version is a shadow",
    clean: formal,
    change: [tex`\tilde\phi^2 \phi + \phi$`, tex`\tilde\phi^2 \tilde\phi + \phi$`],
    rule: "wrong-formal-version",
    at: tex`\hat{K}`,
  },
  {
    title: "a derivative with a missing path",
    clean: stated,
    change: [tex`z + 2 \phi \psi`, "z"],
    rule: "wrong-derivative",
    at: "z$$",
  },
  {
    title: "a derivative that ignores the stop",
    clean: stated,
    change: [tex`z + 2 \phi \psi`, tex`3 \phi^2 + 2 \phi \psi`],
    rule: "wrong-derivative",
    at: tex`3 \phi^2`,
  },
  {
    title: "a wrong step in a derivation",
    clean: chain,
    change: [tex`&= 2 \phi \psi`, tex`&= 2 \phi \psi + \psi`],
    rule: "wrong-derivative",
    at: tex`2 \phi \psi + \psi`,
  },
  {
    title: "two notations in one loss",
    clean: siam,
    change: [tex`D(p_2, \text{sg}(z_1))`, tex`D(p_2, \text{detach}(z_1))`],
    rule: "mixed-notation",
    at: tex`\text{detach}`,
  },
];

const practice: Severities = Object.fromEntries(
  rules.filter((it) => it.severity === "off").map((it) => [it.id, "warning"]),
);
const findingsIn = (text: string) =>
  diagnose(analyse({ name: "paper.md", text, language: "markdown" }), practice).map(
    ({ rule, at }) => `${rule} at ${text.slice(at.from, at.from + 200)}`,
  );

describe("planted mistakes", () => {
  for (const { title, clean, change, rule, at } of planted)
    test(title, () => {
      expect(findingsIn(clean), "the loss is clean before").toEqual([]);
      const text = clean.replace(change[0], () => change[1]);
      expect(text).not.toBe(clean);
      expect(findingsIn(text).filter((it) => it.startsWith(`${rule} at ${at}`))).toHaveLength(1);
    });
});
