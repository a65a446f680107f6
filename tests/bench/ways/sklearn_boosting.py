"""Boosted trees with scikit-learn: `python sklearn_boosting.py <file> <rows> <bins> <settings>` prints JSON."""

import json
import sys
import time

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

path, rows, bins, settings = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4])
table = np.fromfile(path).reshape(-1, 2 * rows).T
features, scores = np.ascontiguousarray(table[:, :-1]), table[:, -1]
model = HistGradientBoostingRegressor(
    max_iter=settings["trees"],
    max_depth=settings["depth"],
    max_leaf_nodes=None,
    min_samples_leaf=settings["leastRows"],
    learning_rate=0.1,
    max_bins=bins,
    early_stopping=True,
    validation_fraction=settings["keptOut"],
    n_iter_no_change=settings["patience"],
    random_state=1,
)
start = time.process_time()
model.fit(features[:rows], scores[:rows])
fitted = time.process_time()
answers = model.predict(features[rows:])
answered = time.process_time()
asked = scores[rows:]
r2 = 1 - np.sum((answers - asked) ** 2) / np.sum((asked - asked.mean()) ** 2)
print(json.dumps({"fitSeconds": fitted - start, "answerSeconds": answered - fitted, "r2": float(r2)}))
