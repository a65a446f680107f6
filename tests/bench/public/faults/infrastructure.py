"""Something on the way is broken."""

import numpy as np
import pandas as pd

from world import Model, is_number

from .registry import INFRASTRUCTURE, SKEW, fault


def broken(world, rows, value, name=None):
    """`value` in these rows of the most important number, or of `name`."""
    name = name or world.number()
    world.serving[name] = world.serving[name].astype(object if isinstance(value, str) else float).where(~rows, value)
    world.features = [name]


@fault(INFRASTRUCTURE)
def nulls_from_release(w):
    broken(w, w.later() & w.some(0.8), np.nan)


@fault(INFRASTRUCTURE)
def nulls_random_share(w):
    broken(w, w.some(0.45), np.nan)


@fault(INFRASTRUCTURE)
def zero_filled(w):
    broken(w, w.later() & w.some(0.7), 0)


@fault(INFRASTRUCTURE)
def median_filled(w):
    broken(w, w.some(0.5), w.training[w.number()].median())


@fault(INFRASTRUCTURE)
def sentinel_9999(w):
    broken(w, w.some(0.4), 9999)


@fault(INFRASTRUCTURE)
def constant_from_release(w):
    broken(w, w.later(), w.serving[w.number()].iloc[int(len(w.serving) * 0.4)])


@fault(INFRASTRUCTURE, SKEW)
def all_text_units(w):
    name = w.number()
    w.logged[name] = w.serving[name].map(lambda x: "" if x != x else f"{x:.1f} u")
    broken(w, w.later(0), np.nan)


@fault(INFRASTRUCTURE)
def column_missing(w):
    w.dropped = [w.number()]
    broken(w, w.later(0), np.nan)


@fault(INFRASTRUCTURE)
def column_renamed(w):
    name = w.number()
    w.renamed, w.logged[name] = {name: f"{name}_v2"}, w.serving[name].copy()
    broken(w, w.later(0), np.nan)


@fault(INFRASTRUCTURE, SKEW)
def schema_rotated(w):
    names = [name for name in w.serving if is_number(w.training[name])][:4]
    if len(names) < 3:
        raise ValueError("too few numbers")
    w.serving[names] = w.serving[list(np.roll(names, 1))].to_numpy()
    w.features = names


@fault(INFRASTRUCTURE)
def category_default(w):
    name = w.category()
    broken(w, w.later(0.3), w.training[name].value_counts().index[0], name)


@fault(INFRASTRUCTURE)
def category_unknown(w):
    broken(w, w.some(0.5), "UNKNOWN", w.category())


def old_model(w):
    few = w.random.random(len(w.training)) < 0.03
    known = w.important[len(w.important) // 3 :]
    return Model(w.task).fit(w.training.loc[few, known], w.labels[few]).predict(w.serving)


@fault(INFRASTRUCTURE)
def old_model_without_version(w):
    w.predictions = np.where(w.later() & w.some(0.7), old_model(w), w.model.predict(w.serving))


@fault(INFRASTRUCTURE)
def old_model_with_version(w):
    w.predictions = np.where(w.later(), old_model(w), w.model.predict(w.serving))
    w.versions = (np.full(len(w.training), "m7"), np.where(w.later(), "m6", "m7"))


@fault(INFRASTRUCTURE)
def constant_prediction(w):
    w.predictions = np.where(w.later(0.5) & w.some(0.6), np.median(w.scores), w.model.predict(w.serving))


@fault(INFRASTRUCTURE)
def flipped_scores(w):
    w.only("binary")
    right = w.model.predict(w.serving)
    w.predictions = np.where(w.later(0.6), 1 - right, right)


@fault(INFRASTRUCTURE)
def scores_misaligned(w):
    w.predictions = w.model.predict(w.serving)
    late = w.later(0.5)
    w.predictions[late] = np.roll(w.predictions[late], 3)


@fault(INFRASTRUCTURE, SKEW)
def int8_overflow(w):
    name = w.number()
    w.serving[name] = (w.serving[name].fillna(0).round().astype("int64") + 128) % 256 - 128
    w.features = [name]


@fault(INFRASTRUCTURE, SKEW)
def int_cut(w):
    fractions = [c for c in w.important if is_number(w.training[c]) and (w.training[c].dropna() % 1 != 0).mean() > 0.5]
    if not fractions:
        raise ValueError("no fractions")
    w.serving[fractions[0]] = np.trunc(w.serving[fractions[0]])
    w.features = [fractions[0]]


@fault(INFRASTRUCTURE, SKEW)
def mojibake(w):
    name = w.category()
    spoilt = str.maketrans({"a": "Ã¡", "e": "Ã©", "o": "Ã³", "A": "Ã", "E": "Ã‰"})
    w.serving[name] = w.serving[name].map(lambda text: f"{text}".translate(spoilt) + "\ufffd")
    w.features = [name]


@fault(INFRASTRUCTURE)
def duplicates_served(w):
    worst = np.argsort(-np.abs(w.model.predict(w.serving) - w.outcomes.to_numpy()))[:600]
    w.keep_served(np.r_[np.arange(len(w.serving)), w.random.choice(worst, len(w.serving))])


@fault(INFRASTRUCTURE, SKEW)
def stale_from_release(w):
    name = w.number()
    of_day = w.serving[name].groupby(w.moments // 86_400).transform("first")
    w.serving[name] = w.serving[name].where(~pd.Series(w.later(0.3)), of_day)
    w.features = [name]
