"""The model changed what it is judged by."""

import numpy as np
import pandas as pd

from .registry import FEEDBACK, fault


@fault(FEEDBACK)
def labels_only_top(w):
    w.predictions = w.model.predict(w.serving)
    w.outcomes = w.outcomes.astype(float).where(w.predictions >= np.quantile(w.predictions, 0.5))


@fault(FEEDBACK)
def labels_mostly_top(w):
    w.predictions = w.model.predict(w.serving)
    chance = np.where(w.predictions >= np.quantile(w.predictions, 0.7), 0.95, 0.08)
    w.outcomes = w.outcomes.astype(float).where(w.random.random(len(chance)) < chance)


@fault(FEEDBACK)
def training_cut(w):
    w.only("binary")
    w.keep_training(np.flatnonzero(w.scores <= np.quantile(w.scores, 0.6)))


@fault(FEEDBACK)
def action_changes_label(w):
    w.only("binary")
    w.predictions = w.model.predict(w.serving)
    w.outcomes = w.outcomes.where(~((w.predictions >= np.quantile(w.predictions, 0.75)) & w.some(0.75)), 0)


@fault(FEEDBACK)
def exposure_top(w):
    rank = pd.Series(w.model.predict(w.serving)).rank(pct=True).to_numpy()
    w.keep_served(np.flatnonzero((rank >= 0.85 * w.progress()) | w.some(0.03)))
