"""JAX and TensorFlow as far as exported programs use them, computed by PyTorch: neither is at hand where the oracle runs.

What runs is the Python that is exported, statement by statement; what is assumed is that these functions of JAX and TensorFlow do
what their documentation says.
"""

import sys
import types

import torch


def vmap(routine):
    return lambda *samples: torch.stack([routine(*one) for one in zip(*samples)])


def vectorized_map(routine, samples):
    rows = zip(*samples) if isinstance(samples, tuple) else samples
    return torch.stack([routine(one) for one in rows])


def constant(value):
    return torch.as_tensor(value, dtype=torch.double)


def stop_gradient(value):
    return value.detach() if isinstance(value, torch.Tensor) else value


def function(name):
    found = getattr(torch, name)
    return lambda *given: found(*(constant(it) for it in given))


def norm(value, ord=2):
    return torch.linalg.vector_norm(constant(value), ord=ord)


def transpose(value):
    return value.T


def every(name):
    """A reduction over all entries of the last axis, which for exported programs is the only one."""
    found = getattr(torch, name)
    return lambda value: found(constant(value), dim=-1)


def choice(name):
    found = getattr(torch, name)
    return lambda value: found(constant(value))


def module(name, **functions):
    made = types.ModuleType(name)
    made.__dict__.update(functions)
    sys.modules[name] = made
    return made


def each(*names):
    return {name: function(name) for name in names}


smooth = ["exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "abs", "sign", "floor", "ceil"]
shared = {
    "where": torch.where,
    "stack": torch.stack,
    "argmin": choice("argmin"),
    "argmax": choice("argmax"),
    "minimum": function("minimum"),
    "maximum": function("maximum"),
}

numpy = module(
    "jax.numpy",
    clip=torch.clamp,
    **each(*smooth, "arcsin", "arccos", "arctan", "trace", "sum", "mean"),
    **shared,
    asarray=constant,
    linalg=module("jax.numpy.linalg", det=torch.linalg.det, norm=norm),
)
nn = module(
    "jax.nn",
    sigmoid=torch.sigmoid,
    softplus=torch.nn.functional.softplus,
    relu=torch.relu,
    softmax=every("softmax"),
    logsumexp=every("logsumexp"),
)
lax = module("jax.lax", stop_gradient=stop_gradient)
module("jax", numpy=numpy, nn=nn, lax=lax, vmap=vmap)

module(
    "tensorflow",
    **each("exp", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sigmoid", "abs", "sign", "floor"),
    **shared,
    norm=norm,
    clip_by_value=torch.clamp,
    math=module("tensorflow.math", **each("log", "ceil"), softplus=torch.nn.functional.softplus),
    asin=torch.asin,
    acos=torch.acos,
    atan=torch.atan,
    nn=module("tensorflow.nn", relu=torch.relu, softmax=every("softmax")),
    reduce_logsumexp=every("logsumexp"),
    linalg=module("tensorflow.linalg", trace=torch.trace, det=torch.linalg.det),
    reduce_sum=function("sum"),
    reduce_mean=function("mean"),
    transpose=transpose,
    tensordot=lambda a, b, axes: torch.tensordot(a, b, dims=axes),
    constant=constant,
    stop_gradient=stop_gradient,
    vectorized_map=vectorized_map,
)
