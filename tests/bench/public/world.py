"""Two tables of one dataset, a model of the first, and what faults change in them."""

import hashlib
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, roc_auc_score
from sklearn.model_selection import cross_val_predict

from datasets import Dataset

TRAINING_DAYS, GAP_DAYS, SERVING_DAYS = 84, 2, 42
START = pd.Timestamp("2026-01-05")
MOST_TRAINING, MOST_SERVING = 11_000, 7_500


def is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and column.dtype != bool


class Model:
    """Histogram gradient boosting; categories by their place in training, unknown ones missing."""

    def __init__(self, task: str):
        self.task = task

    def _new(self):
        kind = HistGradientBoostingClassifier if self.task == "binary" else HistGradientBoostingRegressor
        return kind(max_iter=120, random_state=0)

    def _encode(self, features: pd.DataFrame) -> np.ndarray:
        def column(name):
            if name not in features:
                return np.full(len(features), np.nan)
            if name in self.categories:
                return features[name].map(self.categories[name]).to_numpy(float)
            return pd.to_numeric(features[name], errors="coerce").to_numpy(float)

        return np.column_stack([column(name) for name in self.names])

    def _learn_columns(self, features: pd.DataFrame):
        self.names = list(features)
        self.categories = {
            name: {value: i for i, value in enumerate(sorted(features[name].dropna().unique(), key=str))}
            for name in features
            if not is_number(features[name])
        }

    def fit(self, features: pd.DataFrame, label: pd.Series) -> "Model":
        self._learn_columns(features)
        self.fitted = self._new().fit(self._encode(features), label)
        return self

    def predict(self, features: pd.DataFrame) -> np.ndarray:
        rows = self._encode(features)
        return self.fitted.predict_proba(rows)[:, 1] if self.task == "binary" else self.fitted.predict(rows)

    def out_of_fold(self, features: pd.DataFrame, label: pd.Series) -> np.ndarray:
        self._learn_columns(features)
        method = "predict_proba" if self.task == "binary" else "predict"
        found = cross_val_predict(self._new(), self._encode(features), label, cv=5, method=method)
        return found[:, 1] if self.task == "binary" else found


def performance(task: str, label, prediction) -> float:
    """ROC AUC or mean absolute error, over rows that have both."""
    label, prediction = np.asarray(label, float), np.asarray(prediction, float)
    known = ~np.isnan(label) & ~np.isnan(prediction)
    return (roc_auc_score if task == "binary" else mean_absolute_error)(label[known], prediction[known])


@dataclass
class World:
    """What a fault may change. Columns of serving as they are served; `logged` overrides what is written of them."""

    task: str
    training: pd.DataFrame
    labels: pd.Series
    times: np.ndarray
    serving: pd.DataFrame
    outcomes: pd.Series
    moments: np.ndarray
    spare: tuple[pd.DataFrame, pd.Series]
    model: Model
    scores: np.ndarray
    important: list[str]
    random: np.random.Generator
    entities: np.ndarray
    served_entities: np.ndarray
    features: list[str] = field(default_factory=list)
    accept: list[str] | None = None
    learns_anew: bool = False
    predictions: np.ndarray | None = None
    logged: dict[str, pd.Series] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    versions: tuple[np.ndarray, np.ndarray] | None = None

    def number(self, place: int = 0, least: int = 13) -> str:
        """The most important numeric feature, the second ...; ValueError where there are not so many."""
        fitting = [c for c in self.important if is_number(self.training[c]) and self.training[c].nunique() >= least]
        if len(fitting) <= place:
            raise ValueError("no such number")
        return fitting[place]

    def category(self, least: int = 3) -> str:
        fitting = [c for c in self.important if not is_number(self.training[c]) and self.training[c].nunique() >= least]
        if not fitting:
            raise ValueError("no category")
        return fitting[0]

    def only(self, *tasks: str):
        if self.task not in tasks:
            raise ValueError("another task")

    def progress(self) -> np.ndarray:
        """Of serving's time, from 0 to 1."""
        return (self.moments - self.moments.min()) / (self.moments.max() - self.moments.min())

    def later(self, share: float = 0.4) -> np.ndarray:
        return self.moments >= np.quantile(self.moments, share)

    def some(self, share: float) -> np.ndarray:
        return self.random.random(len(self.serving)) < share

    def as_float(self, name: str):
        self.serving[name] = self.serving[name].astype(float)

    def keep_served(self, rows: np.ndarray):
        rows = np.sort(rows)
        self.serving = self.serving.iloc[rows].reset_index(drop=True)
        self.outcomes = self.outcomes.iloc[rows].reset_index(drop=True)
        self.moments, self.served_entities = self.moments[rows], self.served_entities[rows]

    def keep_training(self, rows: np.ndarray):
        self.training = self.training.iloc[rows].reset_index(drop=True)
        self.labels = self.labels.iloc[rows].reset_index(drop=True)
        self.times, self.entities = self.times[rows], self.entities[rows]
        self.learns_anew = True


def make_world(name: str, dataset: Dataset, seed: int) -> World:
    """Rows dealt at random into training and serving, each with times of its own."""
    digest = hashlib.md5(f"{name}{seed}".encode(), usedforsecurity=False).hexdigest()
    random = np.random.default_rng(int(digest[:8], 16))
    features, label = dataset.features.reset_index(drop=True), dataset.label.reset_index(drop=True)
    order = random.permutation(len(features))
    first = min(int(len(features) * 0.55), MOST_TRAINING)
    second = first + min(len(features) - first, MOST_SERVING)

    def part(low, high):
        rows = order[low:high]
        return features.iloc[rows].reset_index(drop=True), label.iloc[rows].reset_index(drop=True)

    def moments(count, day, days):
        start = int((START + pd.Timedelta(days=day)).timestamp())
        return np.sort(start + random.integers(0, days * 86_400, count))

    training, labels = part(0, first)
    serving, outcomes = part(first, second)
    model = Model(dataset.task).fit(training, labels)
    return World(
        task=dataset.task,
        training=training,
        labels=labels,
        times=moments(first, 0, TRAINING_DAYS),
        serving=serving,
        outcomes=outcomes,
        moments=moments(second - first, TRAINING_DAYS + GAP_DAYS, SERVING_DAYS),
        spare=part(second, len(features)),
        model=model,
        scores=Model(dataset.task).out_of_fold(training, labels),
        important=_by_importance(dataset.task, model, serving, outcomes),
        random=random,
        entities=random.permutation(100_000 + np.arange(first)),
        served_entities=200_000 + np.arange(second - first),
    )


def _by_importance(task, model, serving, outcomes) -> list[str]:
    random = np.random.default_rng(0)
    before = performance(task, outcomes, model.predict(serving))

    def loss(name):
        shuffled = serving.copy()
        shuffled[name] = random.permutation(shuffled[name].to_numpy())
        return abs(before - performance(task, outcomes, model.predict(shuffled)))

    losses = {name: loss(name) for name in serving}
    return sorted(losses, key=losses.get, reverse=True)
