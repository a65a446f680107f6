"""Writes boosting.json: how well scikit-learn's histogram gradient boosting does on generated tables.

    <folder>/bin/python tests/oracle/generate_boosting.py

The tables are not written: boosting.test.ts draws the same numbers by the same generator (mulberry32).
"""

import json
import math
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import r2_score, roc_auc_score

ROWS = 8000
LEARNT = 4000
MASK = 0xFFFFFFFF


def imul(a, b):
    return (a * b) & MASK


def mulberry32(seed):
    state = seed & MASK

    def draw():
        nonlocal state
        state = (state + 0x6D2B79F5) & MASK
        mixed = imul(state ^ (state >> 15), 1 | state)
        mixed = ((mixed + imul(mixed ^ (mixed >> 7), 61 | mixed)) & MASK) ^ mixed
        return (mixed ^ (mixed >> 14)) / 2**32

    return draw


def table(seed):
    """Six features: four uniform, the third null in a fifth of the rows, a count, and a category of twelve."""
    draw = mulberry32(seed)
    rows = []
    for _ in range(ROWS):
        a, b, c, d = draw(), draw(), draw(), draw()
        is_null, count, category, noise = draw() < 0.2, math.floor(draw() * 5), math.floor(draw() * 12), draw()
        signal = 4 * a * b + (1.5 if c > 0.6 else 0) + count * (d - 0.5) + (category * 7 % 12) / 4
        signal += 1 if is_null and a > 0.5 else 0
        rows.append((a, b, math.nan if is_null else c, d, count, category, signal, noise))
    return np.array(rows)


def main():
    values = []
    for seed in (1, 2, 3):
        rows = table(seed)
        features, signal, noise = rows[:, :6], rows[:, 6], rows[:, 7]
        quantity = signal + 2 * (noise - 0.5)
        label = (noise < 1 / (1 + np.exp(-2 * (signal - 3.5)))).astype(int)
        rare = (noise < 1 / (1 + np.exp(-2 * (signal - 7)))).astype(int)
        settings = dict(max_iter=100, early_stopping=False, categorical_features=[5])
        learnt, asked = slice(0, LEARNT), slice(LEARNT, ROWS)
        regressor = HistGradientBoostingRegressor(**settings).fit(features[learnt], quantity[learnt])
        entry = {"seed": seed, "r2": r2_score(quantity[asked], regressor.predict(features[asked]))}
        for name, target in (("auc", label), ("rareAuc", rare)):
            classifier = HistGradientBoostingClassifier(**settings).fit(features[learnt], target[learnt])
            entry[name] = roc_auc_score(target[asked], classifier.predict_proba(features[asked])[:, 1])
        values.append(entry)
    path = pathlib.Path(__file__).parent / "boosting.json"
    path.write_text(json.dumps({"scikit-learn": sklearn.__version__, "values": values}, indent=2) + "\n")


main()
