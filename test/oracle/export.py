"""Runs exported programs on the worked cases and the random documents, and compares with numbers that an independent autograd gave.

Reads one JSON object a line: {"id", "code", "entry", "parameters": [{"symbol", "name"}], "values", "samples", "wrt", "expected"},
where "samples" are lists with one row for each sample. Prints what differs, then how many agree.
"""

import json
import sys

import torch

import standins  # noqa: F401

torch.set_default_dtype(torch.double)


def tensor(value, wanted):
    return torch.tensor(value, dtype=torch.double, requires_grad=wanted)


def gradient(value, of):
    if not value.requires_grad:
        return torch.zeros_like(of)
    (found,) = torch.autograd.grad(value, of, create_graph=True, allow_unused=True)
    return torch.zeros_like(of) if found is None else found


def numbers(case):
    scope = {}
    exec(case["code"], scope)
    given = {**case["values"], **case["samples"]}
    arguments = {it["symbol"]: tensor(given[it["symbol"]], it["symbol"] in case["wrt"]) for it in case["parameters"]}
    value = scope[case["entry"]](**{it["name"]: arguments[it["symbol"]] for it in case["parameters"]})
    slopes = {symbol: gradient(value, arguments[symbol]) for symbol in case["wrt"]}
    found = {"value": value.item(), "gradient": {symbol: it.tolist() for symbol, it in slopes.items()}}
    if "hessian" in case["expected"]:
        found["hessian"] = {
            a: {b: gradient(slopes[a], arguments[b]).tolist() for b in case["expected"]["hessian"][a]}
            for a in case["expected"]["hessian"]
        }
    return found


def differs(found, expected):
    if isinstance(expected, dict):
        return [f"{key}: {it}" for key, of in expected.items() for it in differs(found[key], of)]
    if isinstance(expected, list):
        return [it for a, b in zip(found, expected) for it in differs(a, b)]
    near = abs(found - expected) <= 1e-9 * max(1, abs(expected))
    return [] if near else [f"{found}, not {expected}"]


agree = 0
wrong = 0
for line in sys.stdin:
    case = json.loads(line)
    try:
        said = differs(numbers(case), case["expected"])
    except Exception as error:  # the program is what is on trial
        said = [f"{type(error).__name__}: {error}"]
    for it in said:
        print(f"{case['id']}: {it}")
    agree += not said
    wrong += bool(said)
print(f"{agree} agree, {wrong} differ")
sys.exit(1 if wrong or not agree else 0)
