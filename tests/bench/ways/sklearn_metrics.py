"""The binary metrics of both tables with scikit-learn: `python sklearn_metrics.py <folder> <rows>` prints JSON."""

import json
import sys
import time

import numpy as np
from sklearn import metrics

folder, rows = sys.argv[1], int(sys.argv[2])


def measure(labels, scores):
    predicted = scores >= 0.5
    return {
        "roc-auc": metrics.roc_auc_score(labels, scores),
        "average-precision": metrics.average_precision_score(labels, scores),
        "log-loss": metrics.log_loss(labels, np.clip(scores, 1e-6, 1 - 1e-6)),
        "brier": metrics.brier_score_loss(labels, scores),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "precision": metrics.precision_score(labels, predicted),
        "recall": metrics.recall_score(labels, predicted),
        "f1": metrics.f1_score(labels, predicted),
        "mcc": metrics.matthews_corrcoef(labels, predicted),
    }


tables = {
    side: [np.fromfile(f"{folder}/{side}-{rows}-{what}.f64") for what in ("labels", "scores")]
    for side in ("training", "serving")
}
start = time.process_time()
values = {side: measure(labels.astype(np.int8), scores) for side, (labels, scores) in tables.items()}
print(json.dumps({"seconds": time.process_time() - start, "values": values}))
