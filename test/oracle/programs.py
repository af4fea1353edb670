"""Random programs with stopped gradients, as documents, with numbers from PyTorch.

Usage: programs.py SEED COUNT. One request of `stopgrad derive --jsonl` a line, with "expected" beside it.

The evaluation is written from the definition alone: a symbol in the blocked set is detached, a defined one is evaluated
from its definition under the same blocked set, a stop adds its symbols to the set (a bare one detaches what it holds), an
argument of a function is evaluated under what is blocked where it stands in the body, and a sample's weights are its
density under what is blocked around the expectation.
"""

import json
import random
import sys

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

STEEP = 1e3


class TooSteep(Exception):
    pass


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        pick = self.random
        self.params = [f"\\phi_{i + 1}" for i in range(pick.choice([1, 1, 2, 3]))]
        self.noise = pick.random() < 0.3
        self.sampled = pick.random() < 0.35
        self.functions = {}
        for name, parameters in [("f", ["u", "v"]), ("g", ["u"]), ("h", ["v", "w", "u"])]:
            if pick.random() < 0.5:
                self.functions[name] = (parameters, self.expression(pick.choice([1, 2, 3]), parameters, parameters, calls=False))
        self.definitions = {}
        for i in range(pick.choice([0, 1, 2, 2, 3, 4])):
            known = self.params + list(self.definitions)
            leaves = known + (["\\epsilon"] if self.noise and pick.random() < 0.4 else [])
            self.definitions[f"\\theta_{i + 1}"] = self.expression(pick.choice([1, 2, 3]), leaves, known)
        self.noisy = set()
        for name, e in self.definitions.items():
            if "\\epsilon" in symbols(e) or symbols(e) & self.noisy:
                self.noisy.add(name)
        self.body = self.objective()
        self.values = {p: round(pick.uniform(-1.5, 1.5), 2) for p in self.params}
        self.points = {
            "\\epsilon": [[-1.1, 0.3], [0.2, 0.5], [0.9, 0.2]],
            "x": [-0.7, 0.4, 1.3],
        }

    def objective(self):
        pick = self.random
        known = self.params + list(self.definitions)
        quiet = [it for it in known if it not in self.noisy]
        terms = []
        for _ in range(pick.choice([1, 2, 2, 3])):
            size = pick.choice([2, 3, 4, 5])
            if self.noise and pick.random() < 0.7:
                inner = self.expression(size, known + ["\\epsilon"], known)
                if self.sampled and pick.random() < 0.3:
                    inner = ("mul", inner, self.sample(known, size))
                terms.append(("noise", inner))
            elif self.sampled and pick.random() < 0.8:
                terms.append(self.sample(quiet, size))
            else:
                terms.append(self.expression(size, quiet, quiet))
        e = terms[0]
        for it in terms[1:]:
            e = (pick.choice(["add", "add", "sub", "mul"]), e, it)
        if pick.random() < 0.15:
            e = ("stop", self.subset(quiet), e)
        return e

    def sample(self, known, size):
        weight = self.expression(self.random.choice([0, 0, 1, 2]), known, known)
        if self.random.random() < 0.2:
            weight = ("stop", self.subset(known) if self.random.random() < 0.5 else None, weight)
        return ("sample", weight, self.expression(size, known + ["x", "x"], known))

    def subset(self, known):
        count = self.random.choice([1, 1, 1, 2])
        return tuple(self.random.sample(known, min(count, len(known))))

    def expression(self, size, leaves, stoppable, calls=True):
        pick = self.random
        if size <= 0 or pick.random() < 0.08:
            if pick.random() < 0.15:
                return ("num", pick.choice([0.5, 2, 3, 1.5]))
            return ("sym", pick.choice(leaves))
        again = lambda: self.expression(size - 1, leaves, stoppable, calls)
        kind = pick.choices(
            ["add", "sub", "mul", "div", "square", "cube", "function", "stop", "call", "neg"],
            [3, 2, 4, 1.5, 1.2, 0.5, 3, 3.5, 2 if calls and self.functions else 0, 0.7],
        )[0]
        if kind in ("add", "sub", "mul", "div"):
            return (kind, again(), again())
        if kind in ("square", "cube", "neg"):
            return (kind, again())
        if kind == "function":
            return ("function", pick.choice(["sin", "cos", "tanh", "sigmoid", "exptanh", "sqrt1", "log1", "softplus"]), again())
        if kind == "stop":
            return ("stop", None if pick.random() < 0.2 else self.subset(stoppable), again())
        name = pick.choice(list(self.functions))
        return ("call", name, tuple(again() for _ in self.functions[name][0]))


def children(e):
    if e[0] in ("num", "sym"):
        return ()
    if e[0] == "call":
        return e[2]
    return tuple(it for it in e[1:] if isinstance(it, tuple) and it and isinstance(it[0], str) and it[0] in KINDS)


KINDS = {"num", "sym", "add", "sub", "mul", "div", "square", "cube", "neg", "function", "stop", "call", "noise", "sample"}


def symbols(e):
    if e[0] == "sym":
        return {e[1]}
    if e[0] == "stop":
        return symbols(e[2])
    return set().union(*[symbols(it) for it in children(e)]) if children(e) else set()


# Writing

FUNCTIONS = {
    "sin": "\\sin\\left(%s\\right)",
    "cos": "\\cos\\left(%s\\right)",
    "tanh": "\\tanh\\left(%s\\right)",
    "sigmoid": "\\operatorname{sigmoid}\\left(%s\\right)",
    "softplus": "\\operatorname{softplus}\\left(%s\\right)",
    "exptanh": "\\exp\\left(\\tanh\\left(%s\\right)\\right)",
    "sqrt1": "\\sqrt{1 + \\left(%s\\right)^{2}}",
    "log1": "\\log\\left(1 + \\left(%s\\right)^{2}\\right)",
}


def write(e, least=0):
    """LaTeX; `least` is 0 in a sum, 1 in a product, 2 as a base."""
    text, tight = written(e)
    return f"\\left({text}\\right)" if tight < least else text


def written(e):
    kind = e[0]
    if kind == "num":
        return str(e[1]), 2
    if kind == "sym":
        return e[1], 2
    if kind == "add":
        return f"{write(e[1])} + {write(e[2], 1)}", 0
    if kind == "sub":
        return f"{write(e[1])} - {write(e[2], 1)}", 0
    if kind == "neg":
        return f"-{write(e[1], 1)}", 0
    if kind == "mul":
        right = write(e[2], 1)
        dot = "\\cdot " if right[0].isdigit() else ""
        return f"{write(e[1], 1)} {dot}{right}", 1
    if kind == "div":
        return f"\\frac{{{write(e[1])}}}{{2 + \\left({write(e[2])}\\right)^{{2}}}}", 2
    if kind in ("square", "cube"):
        base = f"\\left({write(e[1])}\\right)" if e[1][0] != "sym" else e[1][1]
        return f"{base}^{{{2 if kind == 'square' else 3}}}", 1
    if kind == "function":
        return FUNCTIONS[e[1]] % write(e[2]), 1
    if kind == "stop":
        names = "" if e[1] is None else "_{" + ", ".join(e[1]) + "}"
        return f"\\bot{names}[{write(e[2])}]", 1
    if kind == "call":
        return f"{e[1]}({', '.join(write(it) for it in e[2])})", 1
    if kind == "noise":
        return f"\\mathbb{{E}}_{{\\epsilon}}\\left[ {write(e[1])} \\right]", 1
    return f"\\mathbb{{E}}_{{x \\sim q(x; {write(e[1])})}}\\left[ {write(e[2])} \\right]", 1


def document(program):
    lines = ["# A random objective", "", "We write $\\bot_S[e]$ for $e$ with the symbols $S$ treated as constant when differentiating.", ""]
    functions = [f"${name}({', '.join(ps)}) = {write(e)}$" for name, (ps, e) in program.functions.items()]
    if program.sampled:
        functions.append("$q(x; a) = \\exp\\left(-\\left(x - a\\right)^{2}\\right)$")
    if functions:
        lines += [f"Let {' and '.join(functions)}.", ""]
    if program.noise:
        lines += ["The noise is $\\epsilon \\sim \\mathcal{N}(0, 1)$.", ""]
    if program.definitions:
        lines += [f"Define {' and '.join(f'${name} = {write(e)}$' for name, e in program.definitions.items())}.", ""]
    lines += ["$$", f"L({', '.join(program.params)}) = {write(program.body)}", "$$", ""]
    return "\n".join(lines), len(lines) - 2


# Evaluation


class Evaluation:
    def __init__(self, program):
        self.program = program
        self.leaves = {p: torch.tensor(v, requires_grad=True) for p, v in program.values.items()}

    def value(self, e, env, blocked):
        result = self.compute(e, env, blocked)
        if not torch.isfinite(result) or abs(float(result)) > STEEP:
            raise TooSteep
        return result

    def compute(self, e, env, blocked):
        kind = e[0]
        of = lambda it: self.value(it, env, blocked)
        if kind == "num":
            return torch.tensor(float(e[1]))
        if kind == "sym":
            return self.symbol(e[1], env, blocked)
        if kind == "add":
            return of(e[1]) + of(e[2])
        if kind == "sub":
            return of(e[1]) - of(e[2])
        if kind == "neg":
            return -of(e[1])
        if kind == "mul":
            return of(e[1]) * of(e[2])
        if kind == "div":
            return of(e[1]) / (2 + of(e[2]) ** 2)
        if kind == "square":
            return of(e[1]) ** 2
        if kind == "cube":
            return of(e[1]) ** 3
        if kind == "function":
            return APPLY[e[1]](of(e[2]))
        if kind == "stop":
            if e[1] is None:
                return of(e[2]).detach()
            own = {name for name in e[1] if name in env["arguments"]}
            inner = dict(env, stopped=env["stopped"] | own)
            return self.value(e[2], inner, blocked | (frozenset(e[1]) - own))
        if kind == "call":
            return self.call(e, env, blocked)
        if kind == "noise":
            points = self.program.points["\\epsilon"]
            return sum(w * self.value(e[1], bound(env, "\\epsilon", x), blocked) for x, w in points)
        return self.sample(e, env, blocked)

    def symbol(self, name, env, blocked):
        if name in env["arguments"]:
            argument, outside = env["arguments"][name]
            result = self.value(argument, outside, blocked)
            return result.detach() if name in env["stopped"] else result
        if name in env["bound"]:
            return torch.tensor(float(env["bound"][name]))
        if name in self.leaves:
            leaf = self.leaves[name]
            return leaf.detach() if name in blocked else leaf
        result = self.value(self.program.definitions[name], dict(env, arguments={}, stopped=frozenset()), blocked)
        return result.detach() if name in blocked else result

    def call(self, e, env, blocked):
        parameters, body = self.program.functions[e[1]]
        inner = {"arguments": {p: (a, env) for p, a in zip(parameters, e[2])}, "stopped": frozenset(), "bound": env["bound"]}
        return self.value(body, inner, blocked)

    def sample(self, e, env, blocked):
        weights, values = [], []
        for x in self.program.points["x"]:
            inside = bound(env, "x", x)
            weights.append(torch.exp(-((x - self.value(e[1], inside, blocked)) ** 2)))
            values.append(self.value(e[2], inside, blocked))
        if float(min(weights)) < 1e-12:
            raise TooSteep
        total = sum(weights)
        return sum(w / total * v for w, v in zip(weights, values))


def bound(env, name, x):
    return dict(env, bound={**env["bound"], name: x})


APPLY = {
    "sin": torch.sin,
    "cos": torch.cos,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softplus": lambda a: torch.log(1 + torch.exp(a)),
    "exptanh": lambda a: torch.exp(torch.tanh(a)),
    "sqrt1": lambda a: torch.sqrt(1 + a**2),
    "log1": lambda a: torch.log(1 + a**2),
}


def derivatives(of, variables):
    if not of.requires_grad:
        return [None] * len(variables)
    return torch.autograd.grad(of, variables, create_graph=True, allow_unused=True)


def expected(program):
    evaluation = Evaluation(program)
    value = evaluation.value(program.body, {"arguments": {}, "stopped": frozenset(), "bound": {}}, frozenset())
    names = list(evaluation.leaves)
    variables = [evaluation.leaves[p] for p in names]
    number = lambda it: 0.0 if it is None else float(it)
    first = derivatives(value, variables)
    second = [[None] * len(names) if d is None else derivatives(d, variables) for d in first]
    numbers = {
        "value": float(value),
        "gradient": {p: number(d) for p, d in zip(names, first)},
        "hessian": {p: {o: number(d) for o, d in zip(names, row)} for p, row in zip(names, second)},
    }
    flat = [numbers["value"], *numbers["gradient"].values(), *(x for row in numbers["hessian"].values() for x in row.values())]
    if any(abs(x) > 1e5 or x != x for x in flat):
        raise TooSteep
    return numbers


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    made, at = 0, 0
    while made < count:
        at += 1
        program = Generator(f"{seed}/{at}")
        try:
            numbers = expected(program)
        except TooSteep:
            continue
        text, line = document(program)
        request = {"id": f"{seed}/{at}", "document": text, "language": "markdown", "line": line, "wrt": program.params, "order": 2}
        print(json.dumps({**request, "at": {"values": program.values, "points": program.points}, "expected": numbers}))
        made += 1


main()
