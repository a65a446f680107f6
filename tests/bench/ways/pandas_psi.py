"""pandas and the seed's snippet: `python pandas_psi.py '{"training": path, ...}'` prints JSON."""

import json
import resource
import sys
import time

import numpy as np
import pandas as pd


def psi(expected, actual, buckets=10):
    """The snippet as it stands in many articles on drift."""
    breakpoints = np.percentile(expected, np.linspace(0, 100, buckets + 1))

    def bucket(x):
        counts, _ = np.histogram(x, bins=breakpoints)
        return (counts + 1e-6) / len(x)

    e, a = bucket(expected), bucket(actual)
    return np.sum((a - e) * np.log(a / e))


def profile(column, numeric):
    """The same numbers as the other ways."""
    result = {"nulls": int(column.isna().sum()), "distinct": int(column.nunique())}
    result["top"] = [[str(value), int(count)] for value, count in column.value_counts().head(20).items()]
    if numeric:
        result["mean"] = float(column.mean())
        result["std"] = float(column.std())
        result["min"] = float(column.min())
        result["max"] = float(column.max())
        result["zeroShare"] = float((column == 0).sum() / column.count())
        result["quantiles"] = column.quantile([0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]).tolist()
    return result


def main():
    job = json.loads(sys.argv[1])
    numeric = [feature["name"] for feature in job["features"] if feature["kind"] == "number"]
    started = time.perf_counter()
    training = pd.read_csv(job["training"])
    serving = pd.read_csv(job["serving"])
    load = time.perf_counter() - started
    # The snippet knows no nulls: where there are some, its edges are NaN and its answer means nothing.
    seed = {}
    with np.errstate(all="ignore"):
        for name in numeric:
            try:
                seed[name] = float(psi(training[name], serving[name]))
            except ValueError:
                seed[name] = None
    total = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    features = [
        {
            "name": feature["name"],
            "training": profile(training[feature["name"]], feature["kind"] == "number"),
            "serving": profile(serving[feature["name"]], feature["kind"] == "number"),
        }
        for feature in job["features"]
    ]
    everything = time.perf_counter() - started
    seconds = {"total": total, "load": load, "statistics": total - load, "withProfiles": everything}
    seed = {name: value if value is not None and np.isfinite(value) else None for name, value in seed.items()}
    print(json.dumps({"seconds": seconds, "peakBytes": peak, "features": features, "seedPsi": seed}))


main()
