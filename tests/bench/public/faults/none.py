"""Nothing is wrong, or not with the model."""

import numpy as np

from .registry import NONE, fault


@fault(NONE)
def nothing(w):
    pass


@fault(NONE)
def tiny(w):
    w.keep_served(np.arange(180))


@fault(NONE)
def unused_drifts(w):
    w.training["aux"] = w.random.normal(0, 1, len(w.training))
    w.serving["aux"] = w.random.normal(3, 1, len(w.serving))


@fault(NONE)
def unimportant_moves(w):
    name = [c for c in reversed(w.important) if c in w.serving.select_dtypes("number")][0]
    w.serving[name] = w.serving[name] + 0.1 * w.training[name].std()


@fault(NONE)
def not_mature(w):
    w.only("binary")
    age = (w.moments.max() - w.moments) / 86_400
    has_arrived = w.random.exponential(12, len(age)) < age
    w.outcomes = w.outcomes.where((w.outcomes == 0) | has_arrived, 0)
