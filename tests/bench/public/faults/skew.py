"""One value computed in two ways."""

import numpy as np

from .registry import INFRASTRUCTURE, SKEW, fault


def served_as(world, change, name=None):
    name = name or world.number()
    world.serving[name] = change(world.serving[name])
    world.features = [name]
    return name


@fault(SKEW)
def unit_x1000(w):
    served_as(w, lambda x: x * 1000)


@fault(SKEW)
def unit_percent_fraction(w):
    served_as(w, lambda x: x / 100, w.number(1))


@fault(SKEW)
def miles_to_km(w):
    served_as(w, lambda x: (x * 1.609344).round(2))


@fault(SKEW)
def unit_on_part_of_rows(w):
    part = w.some(0.4)
    served_as(w, lambda x: x.astype(float).where(~part, x * 60))


@fault(SKEW)
def two_features_unit(w):
    one, other = w.number(), w.number(1)
    w.serving[one], w.serving[other] = w.serving[one] * 100, w.serving[other] / 1000
    w.features = [one, other]


@fault(SKEW)
def affine_c_f(w):
    served_as(w, lambda x: x * 9 / 5 + 32)


@fault(SKEW)
def offset_by_one(w):
    served_as(w, lambda x: x - 1, w.number(least=5))


@fault(SKEW)
def sqrt_transform(w):
    served_as(w, lambda x: np.sqrt(x.clip(lower=0)))


@fault(SKEW)
def zscored(w):
    before = w.training[w.number()]
    served_as(w, lambda x: (x - before.mean()) / before.std())


@fault(SKEW)
def minmax_scaled(w):
    before = w.training[w.number()]
    served_as(w, lambda x: (x - before.min()) / (before.max() - before.min()))


@fault(SKEW)
def bucketed(w):
    edges = np.unique(w.training[w.number()].quantile([0, 0.25, 0.5, 0.75, 1]))

    def bucket(x):
        places = np.searchsorted(edges, x.fillna(edges[0]), side="right") - 1
        return x.where(x.isna(), edges[np.clip(places, 0, len(edges) - 2)])

    served_as(w, bucket)


@fault(SKEW)
def rank_percentile(w):
    served_as(w, lambda x: x.rank(pct=True).round(4))


@fault(SKEW)
def hour_shift(w):
    if "hour" not in w.serving:
        raise ValueError("no hour")
    served_as(w, lambda x: (x + 5) % 24, "hour")


@fault(SKEW)
def clipped(w):
    before = w.training[w.number()]
    served_as(w, lambda x: x.clip(before.quantile(0.3), before.quantile(0.7)))


@fault(SKEW)
def decimal_comma(w):
    served_as(w, lambda x: x.map(lambda one: np.nan if one != one else float(f"{one:.2f}".replace(".", ""))))


@fault(SKEW)
def sign_flip(w):
    served_as(w, lambda x: -x)


@fault(SKEW)
def abs_value(w):
    name = w.number()
    middle = w.training[name].median()
    w.training[name] = w.training[name] - middle
    served_as(w, lambda x: (x - middle).abs(), name)
    w.learns_anew = True


@fault(SKEW)
def window_half(w):
    served_as(w, lambda x: x * w.random.uniform(0.2, 0.6, len(x)))


@fault(SKEW)
def served_noise(w):
    spread = w.training[w.number()].std()
    served_as(w, lambda x: x + w.random.normal(0, 2 * spread, len(x)))


@fault(SKEW, INFRASTRUCTURE)
def swapped_numeric(w):
    w.features = [w.number(), w.number(1)]
    w.serving[w.features] = w.serving[w.features[::-1]].to_numpy()


@fault(SKEW, INFRASTRUCTURE)
def shuffled_join(w):
    served_as(w, lambda x: w.random.permutation(x.to_numpy()))


@fault(SKEW, INFRASTRUCTURE)
def shifted_join(w):
    served_as(w, lambda x: np.roll(x.to_numpy(), 1))


@fault(SKEW, INFRASTRUCTURE)
def impute_mean_in_training(w):
    name = w.number()
    gone, served_gone = w.random.random(len(w.training)) < 0.3, w.some(0.3)
    w.training[name] = w.training[name].astype(float).where(~gone, w.training[name].mean())
    served_as(w, lambda x: x.astype(float).where(~served_gone, 0), name)
    w.learns_anew = True


def values_of(world, name):
    return sorted(world.training[name].dropna().unique(), key=str)


@fault(SKEW)
def label_encoded_other_order(w):
    values = values_of(w, w.category())
    served_as(w, lambda x: x.map(dict(zip(values, np.roll(values, 1)))), w.category())


@fault(SKEW, INFRASTRUCTURE)
def category_to_codes(w):
    values = values_of(w, w.category())
    served_as(w, lambda x: x.map({value: code for code, value in enumerate(values)}), w.category())


@fault(SKEW)
def category_abbrev(w):
    served_as(w, lambda x: x.map(lambda text: str(text)[:2] if len(str(text)) > 3 else f"{text}_"), w.category())


@fault(SKEW)
def category_whitespace(w):
    served_as(w, lambda x: x.map(lambda text: f" {text} "), w.category())


@fault(SKEW)
def category_merged_other(w):
    most = w.training[w.category()].value_counts().index[0]
    served_as(w, lambda x: x.where(x == most, "other"), w.category())
