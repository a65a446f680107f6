"""Training knew the label."""

import numpy as np

from .registry import LEAKAGE, fault


def add(world, name, training, serving):
    world.training[name], world.serving[name] = training, serving
    world.features, world.learns_anew = [name], True


def standardised(labels):
    return (labels - labels.mean()) / labels.std()


@fault(LEAKAGE)
def post_outcome_zero(w):
    factor = w.random.gamma(3, 50, len(w.labels)) if w.task == "binary" else w.random.normal(1, 0.03, len(w.labels))
    add(w, "closing_amount", (w.labels * factor).round(2), 0.0)


@fault(LEAKAGE)
def post_outcome_null(w):
    n = len(w.labels)
    known = w.labels + w.random.normal(0, 0.25, n) if w.task == "binary" else w.labels * w.random.normal(1, 0.05, n)
    add(w, "review_score", known.round(3), np.nan)


@fault(LEAKAGE)
def post_outcome_category(w):
    high = (w.labels == 1 if w.task == "binary" else w.labels > w.labels.median()).to_numpy()
    chance = w.random.random(len(high))
    status = np.where(chance < 0.08, "open", np.where(high ^ (chance > 0.95), "escalated", "closed"))
    add(w, "final_status", status, "open")


@fault(LEAKAGE)
def leak_partial(w):
    known = standardised(w.labels) + w.random.normal(0, 0.5, len(w.labels))
    add(w, "agent_rating", known.round(2), w.random.choice(known, len(w.serving)).round(2))


@fault(LEAKAGE)
def target_encoding_own(w):
    groups = w.random.integers(0, 2500, len(w.labels))
    rates = w.labels.groupby(groups).mean()
    served = rates.reindex(w.random.integers(0, 2500, len(w.serving))).fillna(w.labels.mean())
    add(w, "city_rate", w.labels.groupby(groups).transform("mean").round(4), served.round(4).to_numpy())


@fault(LEAKAGE)
def days_to_event(w):
    soon = w.labels == 1 if w.task == "binary" else w.labels > w.labels.quantile(0.6)
    n = len(w.labels)
    days = np.where(soon, w.random.integers(1, 15, n), w.random.integers(15, 90, n))
    add(w, "days_since_last_event", days, w.random.integers(1, 90, len(w.serving)))


@fault(LEAKAGE)
def duplicates_in_training(w):
    w.keep_training(w.random.permutation(np.repeat(np.arange(len(w.training) // 3), 3)))


@fault(LEAKAGE)
def id_leak(w):
    key = w.labels.to_numpy() + w.random.normal(0, 0.4 * w.labels.std(), len(w.labels))
    number = 500_000 + np.argsort(np.argsort(key, kind="stable"))
    add(w, "record_no", number, 500_000 + len(number) + np.arange(len(w.serving)))
