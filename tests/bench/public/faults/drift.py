"""The world moved."""

import numpy as np
import pandas as pd

from .registry import DRIFT, fault


def flip(world, rows):
    world.outcomes = world.outcomes.where(~rows, 1 - world.outcomes)


@fault(DRIFT)
def subpopulation(w):
    name = w.number()
    features, labels = pd.concat([w.serving, w.spare[0]]), pd.concat([w.outcomes, w.spare[1]])
    is_high = (features[name] > w.training[name].quantile(0.6)).to_numpy()
    low = np.flatnonzero(~is_high)
    rows = np.r_[np.flatnonzero(is_high), w.random.choice(low, int(len(low) * 0.15), replace=False)]
    rows = w.random.permutation(rows)[: len(w.serving)]
    w.serving, w.outcomes = features.iloc[rows].reset_index(drop=True), labels.iloc[rows].reset_index(drop=True)
    w.moments, w.served_entities = w.moments[: len(rows)], w.served_entities[: len(rows)]
    w.features = [name]


@fault(DRIFT)
def gradual_shift(w):
    w.features = [w.number()]
    (name,) = w.features
    w.serving[name] = w.serving[name] + w.progress() * 2.5 * w.training[name].std()


@fault(DRIFT)
def inflation(w):
    w.features = [w.number()]
    (name,) = w.features
    w.serving[name] = w.serving[name] * (1 + 1.2 * w.progress())


@fault(DRIFT)
def new_category(w):
    w.features = [w.category()]
    is_new = w.random.random(len(w.serving)) < 0.7 * w.progress()
    w.serving.loc[is_new, w.features[0]] = "Zeta"
    other = (w.random.random(len(is_new)) < 0.5).astype(int) if w.task == "binary" else w.outcomes * 1.3
    w.outcomes = w.outcomes.where(~is_new, other)


@fault(DRIFT)
def concept_abrupt(w):
    name = w.number()
    rows = w.later(0.3) & (w.serving[name] > w.training[name].median())
    if w.task == "binary":
        flip(w, rows & w.some(0.6))
    else:
        w.outcomes = w.outcomes.where(~rows, w.outcomes * 1.35)


@fault(DRIFT)
def concept_gradual(w):
    if w.task == "binary":
        rows = w.random.random(len(w.serving)) < 0.5 * w.progress()
        w.outcomes = w.outcomes.where(~rows, w.some(w.labels.mean()).astype(int))
    else:
        w.outcomes = w.outcomes * (1 + 0.5 * w.progress())


@fault(DRIFT)
def concept_in_segment(w):
    name = w.category()
    rows = w.serving[name] == w.training[name].value_counts().index[0]
    if w.task == "binary":
        flip(w, rows & w.some(0.55))
    else:
        w.outcomes = w.outcomes.where(~rows, w.outcomes * 1.4)


@fault(DRIFT)
def prior_shift(w):
    w.only("binary")
    thinned = np.flatnonzero(w.outcomes == int(w.labels.mean() > 0.5))
    others = np.flatnonzero(w.outcomes != int(w.labels.mean() > 0.5))
    w.keep_served(np.r_[w.random.choice(thinned, int(len(thinned) * 0.2), replace=False), others])


@fault(DRIFT)
def target_inflation(w):
    w.only("regression")
    w.outcomes = w.outcomes * 1.25
