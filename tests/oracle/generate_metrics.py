"""Writes metrics.json: small inputs and what scikit-learn, statsmodels and DeLong by definition make of them.

    python3 -m venv <folder outside the repository>
    <folder>/bin/pip install -r tests/oracle/requirements.txt
    <folder>/bin/python tests/oracle/generate_metrics.py

Inputs are drawn with a fixed seed and rounded, so that the file stays small. Undefined numbers are written as null.
"""

import json
import math
import pathlib
import warnings

import numpy as np
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn import metrics
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20250203)


def plain(value):
    """Numbers as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return value if math.isfinite(value) else None
    return value


def delong(labels, scores):
    """Standard error by the definition of 1988, every pair compared."""
    positive, negative = scores[labels == 1], scores[labels == 0]
    psi = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    v10, v01 = psi.mean(axis=1), psi.mean(axis=0)
    return math.sqrt(np.var(v10, ddof=1) / len(v10) + np.var(v01, ddof=1) / len(v01))


def logit_interval(value, error):
    eta = math.log(value / (1 - value))
    reach = 1.959963984540054 * error / (value * (1 - value))
    return [1 / (1 + math.exp(-(eta - reach))), 1 / (1 + math.exp(-(eta + reach)))]


def delta_error(function, cells):
    """Delta-method standard error of a function of multinomial counts, the gradient by complex steps: exact to rounding."""
    cells = np.array(cells, float)
    n = cells.sum()
    p = cells / n
    gradient = np.array([function(p + 1e-30j * step).imag / 1e-30 for step in np.eye(len(p))])
    return math.sqrt((np.dot(p, gradient**2) - np.dot(p, gradient) ** 2) / n)


def mcc(p):
    a, b, c, d = p
    return (a * d - b * c) / np.sqrt((a + b) * (a + c) * (d + b) * (d + c))


def f1(p):
    a, b, c, _ = p
    return 2 * a / (2 * a + b + c)


def at_threshold(labels, scores, weights, threshold):
    predicted = (scores >= threshold).astype(int)
    tn, fp, fn, tp = metrics.confusion_matrix(labels, predicted, labels=[0, 1]).ravel()
    score = dict(labels=[1], average="micro", zero_division=np.nan)
    defined = tp + fp > 0 and tn + fn > 0
    return {
        "threshold": threshold,
        "cells": [tp, fp, fn, tn],
        "accuracy": metrics.accuracy_score(labels, predicted),
        "accuracyInterval": proportion_confint(tp + tn, len(labels), method="wilson"),
        "precision": metrics.precision_score(labels, predicted, **score),
        "precisionInterval": proportion_confint(tp, tp + fp, method="wilson") if tp + fp else None,
        "recall": metrics.recall_score(labels, predicted, **score),
        "recallInterval": proportion_confint(tp, tp + fn, method="wilson"),
        "f1": metrics.f1_score(labels, predicted, **score),
        "f1Error": delta_error(f1, [tp, fp, fn, tn]),
        "mcc": metrics.matthews_corrcoef(labels, predicted) if defined else None,
        "mccError": delta_error(mcc, [tp, fp, fn, tn]) if defined else None,
        "weighted": {
            "accuracy": metrics.accuracy_score(labels, predicted, sample_weight=weights),
            "f1": metrics.f1_score(labels, predicted, sample_weight=weights, zero_division=np.nan),
            "mcc": metrics.matthews_corrcoef(labels, predicted, sample_weight=weights) if defined else None,
        },
    }


def binary_case(name, labels, scores):
    weights = np.round(rng.exponential(1, len(labels)), 3)
    clipped = np.clip(scores, 1e-6, 1 - 1e-6)
    losses = -np.log(np.where(labels == 1, clipped, 1 - clipped))
    area, error = metrics.roc_auc_score(labels, scores), delong(labels, scores)
    logit = np.log(clipped / (1 - clipped))
    fit = sm.Logit(labels, sm.add_constant(logit)).fit(disp=0, method="newton", tol=1e-14, maxiter=200)
    return {
        "name": name,
        "labels": labels,
        "scores": scores,
        "weights": weights,
        "rocAuc": area,
        "rocAucError": error,
        "rocAucInterval": logit_interval(area, error),
        "averagePrecision": metrics.average_precision_score(labels, scores),
        "logLoss": metrics.log_loss(labels, clipped),
        "logLossError": np.std(losses, ddof=1) / math.sqrt(len(losses)),
        "brier": metrics.brier_score_loss(labels, scores),
        "weighted": {
            "rocAuc": metrics.roc_auc_score(labels, scores, sample_weight=weights),
            "averagePrecision": metrics.average_precision_score(labels, scores, sample_weight=weights),
            "logLoss": metrics.log_loss(labels, clipped, sample_weight=weights),
            "brier": metrics.brier_score_loss(labels, scores, sample_weight=weights),
        },
        "thresholds": [at_threshold(labels, scores, weights, t) for t in (0.2, 0.5, float(np.median(scores)))],
        "line": {"value": fit.params, "error": fit.bse},
    }


def draw_binary(n, skill, base=0.0, digits=6):
    logit = rng.normal(base, skill, n)
    scores = np.round(1 / (1 + np.exp(-logit)), digits)
    labels = (rng.random(n) < 1 / (1 + np.exp(-(0.3 + 0.8 * logit)))).astype(int)
    return labels, scores


def regression_case(name, actuals, predictions):
    weights = np.round(rng.exponential(1, len(actuals)), 3)
    kept = actuals != 0
    errors = predictions - actuals
    squares = errors**2
    rmse = metrics.root_mean_squared_error(actuals, predictions)
    # R2 as a function of the means of e^2, y^2 and y: the delta method with the covariance of these three. Moved to a mean
    # near 0 first, which changes nothing but the digits that are left.
    near = actuals - np.round(actuals.mean())
    rows = np.stack([squares, near**2, near])
    mean = rows.mean(axis=1)
    variance = mean[1] - mean[2] ** 2
    gradient = np.array([-1 / variance, mean[0] / variance**2, -2 * mean[2] * mean[0] / variance**2])
    n = len(actuals)
    return {
        "name": name,
        "actuals": actuals,
        "predictions": predictions,
        "weights": weights,
        "mae": metrics.mean_absolute_error(actuals, predictions),
        "maeError": np.std(np.abs(errors), ddof=1) / math.sqrt(n),
        "rmse": rmse,
        "rmseError": np.std(squares, ddof=1) / math.sqrt(n) / (2 * rmse),
        "r2": metrics.r2_score(actuals, predictions),
        "r2Error": math.sqrt(gradient @ np.cov(rows) @ gradient / n),
        "mape": metrics.mean_absolute_percentage_error(actuals[kept], predictions[kept]),
        "zeroActuals": int((~kept).sum()),
        "bias": errors.mean(),
        "weighted": {
            "mae": metrics.mean_absolute_error(actuals, predictions, sample_weight=weights),
            "rmse": metrics.root_mean_squared_error(actuals, predictions, sample_weight=weights),
            "r2": metrics.r2_score(actuals, predictions, sample_weight=weights),
            "mape": metrics.mean_absolute_percentage_error(
                actuals[kept], predictions[kept], sample_weight=weights[kept]
            ),
        },
    }


def multiclass_case(name, n, classes):
    actual = rng.integers(0, classes, n)
    logit = rng.normal(0, 1, (n, classes))
    logit[np.arange(n), actual] += 1
    scores = np.exp(logit) / np.exp(logit).sum(axis=1, keepdims=True)
    predicted = scores.argmax(axis=1)
    # One-vs-rest has a meaning for each class only where each occurs.
    areas = [metrics.roc_auc_score(actual == k, scores[:, k]) for k in range(classes)]
    counts = metrics.confusion_matrix(actual, predicted, labels=range(classes))

    def macro(p):
        p = p.reshape(classes, classes)
        return np.mean(2 * np.diag(p) / (p.sum(axis=0) + p.sum(axis=1)))

    return {
        "name": name,
        "actual": actual,
        "predicted": predicted,
        "scores": scores.T,
        "accuracy": metrics.accuracy_score(actual, predicted),
        "macroF1": metrics.f1_score(actual, predicted, average="macro"),
        "macroF1Error": delta_error(macro, counts.ravel()),
        "logLoss": metrics.log_loss(actual, scores),
        "oneVsRestAuc": metrics.roc_auc_score(
            actual, scores if classes > 2 else scores[:, 1], multi_class="ovr", average="macro"
        ),
        "areas": areas,
    }


def ranking_case(name, groups, size, digits):
    group = rng.integers(0, groups, size)
    scores = np.round(rng.normal(0, 1, size), digits)
    relevance = np.maximum(0, np.round(rng.normal(-0.3, 1.2, size) + 0.4 * scores)).astype(float)
    labels = (relevance > 0).astype(int)
    ndcg = {k: [] for k in (1, 3, 10)}
    areas, weights = [], []
    for g in range(groups):
        own = group == g
        if own.sum() > 1 and relevance[own].sum() > 0:
            for k, values in ndcg.items():
                values.append(metrics.ndcg_score([relevance[own]], [scores[own]], k=k))
        elif relevance[own].sum() > 0:
            # scikit-learn refuses a single row; its order cannot be wrong.
            for values in ndcg.values():
                values.append(1.0)
        if 0 < labels[own].sum() < own.sum():
            areas.append(metrics.roc_auc_score(labels[own], scores[own]))
            weights.append(own.sum())
    return {
        "name": name,
        "groups": group,
        "groupCount": groups,
        "scores": scores,
        "relevance": relevance,
        "ndcg": [[k, np.mean(values), len(values)] for k, values in ndcg.items()],
        "groupedAuc": np.average(areas, weights=weights),
        "groupsUsed": len(areas),
    }


def main():
    result = {
        "made with": f"scikit-learn {sklearn.__version__}, statsmodels {statsmodels.__version__}",
        "binary": [
            binary_case("plain", *draw_binary(200, 1.2)),
            binary_case("ties", *draw_binary(300, 1.5, digits=1)),
            binary_case("rare positives", *draw_binary(400, 1.0, base=-3)),
            binary_case("few rows", *draw_binary(25, 0.8)),
            binary_case("no skill", rng.integers(0, 2, 150), np.round(rng.random(150), 4)),
            binary_case("scores of 0 and 1", *draw_binary(250, 3, digits=2)),
        ],
        "regression": [
            regression_case("plain", (y := np.round(rng.normal(10, 3, 150), 4)), np.round(y + rng.normal(0.3, 1, 150), 4)),
            regression_case("zeros", (y := rng.integers(0, 4, 120).astype(float)), np.round(y + rng.normal(0, 1, 120), 3)),
            regression_case("worse than the mean", np.round(rng.normal(0, 1, 80), 4), np.round(rng.normal(2, 1, 80), 4)),
            regression_case("large mean", (y := np.round(1e6 + rng.normal(0, 5, 100), 3)), np.round(y + rng.normal(0, 2, 100), 3)),
        ],
        "multiclass": [
            multiclass_case("three classes", 150, 3),
            multiclass_case("six classes", 200, 6),
        ],
        "ranking": [
            ranking_case("no ties", 20, 200, 6),
            ranking_case("ties", 15, 180, 0),
            ranking_case("small groups", 60, 120, 1),
        ],
    }
    text = json.dumps(plain(result), indent=None, separators=(",", ":"))
    # One entry a line, so that a change shows in a diff.
    text = text.replace('},{"', '},\n{"').replace('],"', '],\n"').replace('":[{', '":[\n{')
    (HERE / "metrics.json").write_text(text + "\n")


main()
