import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../server/src/analysis";
import type { Severities } from "../server/src/configuration/configuration";
import { rules } from "../server/src/rules";

/** A well-known loss in its own words, and the ways in which it is written wrong: one change, the rule, where it is found. */
interface Loss {
  readonly name: string;
  readonly text: string;
  readonly broken: readonly (readonly [from: string, to: string, rule: string, at: string])[];
}

const tex = String.raw;
const bot = tex`We write $\bot[\cdot]$ for a term that is treated as constant when differentiating.`;
const sg = tex`Here $\text{sg}$ is the stop-gradient operator.`;

const losses: readonly Loss[] = [
  {
    name: "DQN",
    text: tex`${sg} The bootstrap target is $y = \text{sg}\left(r + \gamma \max_b Q_\theta(s', b)\right)$, and

$$L(\theta) = \mathbb{E}_{\mathcal{D}}\left[ \left( y - Q_\theta(s, a) \right)^2 \right]$$
`,
    broken: [
      [
        tex`\text{sg}\left(r + \gamma \max_b Q_\theta(s', b)\right)`,
        tex`r + \gamma \max_b Q_\theta(s', b)`,
        "unstopped-target",
        tex`y - Q_\theta`,
      ],
      [tex`- Q_\theta(s, a)`, tex`- \text{sg}(Q_\theta(s, a)`, "unclosed-stop", tex`\text{sg}(Q_\theta(s, a)`],
    ],
  },
  {
    name: "TD3",
    text: tex`${bot} The twin critics share one target:

$$L(\theta_1) = \left( Q_{\theta_1}(s, a) - r - \gamma \bot[\min(Q_{\theta_1}(z, b), Q_{\theta_2}(z, b))] \right)^2$$
`,
    broken: [
      [
        tex`\bot[\min(Q_{\theta_1}(z, b), Q_{\theta_2}(z, b))]`,
        tex`\min(Q_{\theta_1}(z, b), Q_{\theta_2}(z, b))`,
        "unstopped-target",
        tex`\gamma \min(`,
      ],
    ],
  },
  {
    name: "SAC",
    text: tex`${sg} With slow weights $\bar\theta$, the soft residual of the critic is

$$J(\theta) = \frac{1}{2} \left( Q_\theta(s, a) - \left( r + \gamma \left( Q_{\bar\theta}(z, b) - \alpha \log \pi_\phi(b | z) \right) \right) \right)^2$$

and the actor's loss is $J(\phi) = \mathbb{E}_{\epsilon}\left[ \alpha \log \pi_\phi(f_\phi(\epsilon) | s) - Q_\theta(s, f_\phi(\epsilon)) \right]$.
`,
    broken: [[tex`Q_{\bar\theta}(z, b)`, tex`Q_\theta(z, b)`, "unstopped-target", tex`Q_\theta(z, b)`]],
  },
  {
    name: "PPO and its relatives",
    text: tex`${sg} Let $\rho = \frac{\pi_\theta(a | s)}{\mu(a | s)}$. The clipped surrogate is

$$L(\theta) = \mathbb{E}\left[ \min\left( \rho A, \operatorname{clip}(\rho, 1 - \epsilon, 1 + \epsilon) A \right) \right]$$

and with a held weight it is $J(\theta) = \mathbb{E}\left[ \text{sg}(\rho) A \log \pi_\theta(a | s) \right]$.
`,
    broken: [[tex`\text{sg}(\rho) A`, tex`\rho A`, "unstopped-weight", tex`\rho A \log`]],
  },
  {
    name: "GRPO",
    text: tex`${sg} On-policy, the ratio has value one and a gradient:

$$J(\theta) = \frac{1}{G} \sum_{i=1}^G \frac{\pi_\theta(o_i | q)}{\text{sg}(\pi_\theta(o_i | q))} A_i$$

Off-policy its weight is held: $L(\theta) = \sum_{i=1}^G \text{sg}\left(\frac{\pi_\theta(o_i | q)}{\mu(o_i | q)}\right) A_i \log \pi_\theta(o_i | q)$.
`,
    broken: [
      [
        tex`\text{sg}\left(\frac{\pi_\theta(o_i | q)}{\mu(o_i | q)}\right)`,
        tex`\frac{\pi_\theta(o_i | q)}{\mu(o_i | q)}`,
        "unstopped-weight",
        tex`\frac{\pi_\theta(o_i | q)}{\mu`,
      ],
      [
        tex`\text{sg}(\pi_\theta(o_i | q))`,
        tex`\text{detach}(\pi_\theta(o_i | q))`,
        "mixed-notation",
        tex`\text{sg}\left(`,
      ],
    ],
  },
  {
    name: "REINFORCE with a baseline",
    text: tex`${bot} Let $A = R - V_\theta(s)$. Then $L(\theta) = -\bot[A] \log \pi_\theta(a | s) + (R - V_\theta(s))^2$.
`,
    broken: [[tex`-\bot[A]`, "-A", "unstopped-weight", tex`A \log`]],
  },
  {
    name: "BYOL",
    text: tex`${sg} $$L(\theta) = \left\| q_\theta(z_1) - \text{sg}(t_2) \right\|^2 + \left\| q_\theta(z_2) - \text{sg}(t_1) \right\|^2$$
`,
    broken: [[tex`\text{sg}(t_1)`, "t_1", "asymmetric-stop", "t_1 "]],
  },
  {
    name: "SimSiam",
    text: tex`${sg} $$\mathcal{L} = \tfrac{1}{2} D(p_1, \text{sg}(z_2)) + \tfrac{1}{2} D(p_2, \text{sg}(z_1))$$
`,
    broken: [
      [tex`D(p_1, \text{sg}(z_2))`, "D(p_1, z_2)", "asymmetric-stop", "z_2)"],
      [tex`\text{sg}(z_1)`, tex`\text{sg}(\text{sg}(z_1))`, "redundant-stop", tex`\text{sg}(z_1)`],
    ],
  },
  {
    name: "DINO",
    text: tex`${sg} $$\mathcal{L}(\theta) = H(\text{sg}(P_t(x_1)), P_\theta(x_2)) + H(\text{sg}(P_t(x_2)), P_\theta(x_1))$$
`,
    broken: [[tex`\text{sg}(P_t(x_2))`, "P_t(x_2)", "asymmetric-stop", "P_t(x_2), P"]],
  },
  {
    name: "VQ-VAE",
    text: tex`${sg} The encoder's output is $z_e(x)$, and the nearest code is $e$:

$$L = \ell(x) + \| \text{sg}(z_e(x)) - e \|_2^2 + \tfrac{\beta}{2} \| z_e(x) - \text{sg}(e) \|_2^2$$
`,
    broken: [
      [
        tex`\text{sg}(z_e(x)) - e \|_2^2 + \tfrac{\beta}{2} \| z_e(x) - \text{sg}(e)`,
        tex`z_e(x) - \text{sg}(e) \|_2^2 + \tfrac{\beta}{2} \| \text{sg}(z_e(x)) - e`,
        "swapped-sides",
        tex`\text{sg}(z_e(x)) - e`,
      ],
    ],
  },
  {
    name: "consistency training",
    text: tex`${bot} Let $u = \theta^2 x$ and $v = \bot[\theta] \theta$, where $x$ is data. Then

$$\mathcal{L}(\theta) = (u - \bot[\theta y])^2 + v$$

where $y$ is data too, and $\nabla_\theta \mathcal{L} = 4 \theta x (u - \theta y) + \theta$.
`,
    broken: [
      [tex`(u - \bot[\theta y])^2 + v`, tex`\bot[(u - \theta y)^2 + v]`, "dead-objective", tex`\mathcal{L}(\theta)`],
      [tex`+ \theta$`, tex`+ 2 \theta$`, "wrong-derivative", tex`4 \theta x`],
    ],
  },
  {
    name: "DreamerV3",
    text: tex`${sg} The two divergences hold one side each:

$$\mathcal{L}(\phi) = \beta_1 \operatorname{KL}(\text{sg}(q_\phi(z)) \,\|\, p_\phi(z)) + \beta_2 \operatorname{KL}(q_\phi(z) \,\|\, \text{sg}(p_\phi(z)))$$

and the actor weighs its score: $J(\theta) = \text{sg}(R - v_\theta(s)) \log \pi_\theta(a | s)$.
`,
    broken: [[tex`\text{sg}(R - v_\theta(s))`, tex`(R - v_\theta(s))`, "unstopped-weight", tex`R - v_\theta(s)`]],
  },
  {
    name: "DiCE",
    text: tex`${bot} Let $w = \theta^2$ and $\mathcal{L}(\theta) = \exp(w - \bot[w]) \theta$. Then $\nabla_\theta \mathcal{L} = \exp(w - \bot[w]) (2 \theta^2 + 1)$.
`,
    broken: [[tex`(2 \theta^2 + 1)`, tex`(2 \theta^2)`, "wrong-derivative", tex`\exp(w - \bot[w]) (2`]],
  },
  {
    name: "Gumbel straight-through",
    text: tex`${sg} With $y = \tanh(\theta)$ and $h = \tanh(9 \theta)$, the sample is $z = y + \text{sg}(h - y)$, and

$$\mathcal{L}(\theta) = z^2, \qquad \nabla_\theta \mathcal{L} = 2 z (1 - y^2)$$
`,
    broken: [[tex`2 z (1 - y^2)`, tex`2 z (1 - h^2)`, "wrong-derivative", tex`2 z (1`]],
  },
];

const everything: Severities = Object.fromEntries(
  rules.filter((it) => it.severity === "off").map((it) => [it.id, "warning"]),
);
const findingsIn = (text: string) =>
  diagnose(analyse({ name: "paper.md", text, language: "markdown" }), everything).map(
    ({ rule, at }) => `${rule} at ${text.slice(at.from, at.from + 200)}`,
  );

describe("well-known losses", () => {
  for (const { name, text, broken } of losses) {
    test(`${name}: nothing is found in it`, () => expect(findingsIn(text)).toEqual([]));
    for (const [from, to, rule, at] of broken)
      test(`${name}: ${rule}`, () => {
        const changed = text.replace(from, () => to);
        expect(changed).not.toBe(text);
        expect(findingsIn(changed).filter((it) => it.startsWith(`${rule} at ${at}`))).toHaveLength(1);
      });
  }
});
