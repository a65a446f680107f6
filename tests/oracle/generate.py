"""Writes statistics.json: small inputs and what numpy and scipy make of them.

    python3 -m venv <folder outside the repository>
    <folder>/bin/pip install -r tests/oracle/requirements.txt
    <folder>/bin/python tests/oracle/generate.py

Inputs are drawn with a fixed seed and rounded, so that the file stays small. NaN is written as null, infinities as strings.
"""

import json
import math
import pathlib
import warnings

import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20240517)


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
        if math.isnan(value):
            return None
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return value
    return value


def seed_psi(expected, actual, buckets):
    """The snippet, word for word but for the names."""
    breakpoints = np.percentile(expected, np.linspace(0, 100, buckets + 1))

    def bucket(x):
        counts, _ = np.histogram(x, bins=breakpoints)
        return (counts + 1e-6) / len(x)

    e, a = bucket(expected), bucket(actual)
    return np.sum((a - e) * np.log(a / e))


def normal(n, mean=0.0, std=1.0, digits=6):
    return np.round(rng.normal(mean, std, n), digits)


def with_nan(values, count):
    values = values.copy()
    values[rng.choice(len(values), count, replace=False)] = np.nan
    return values


PAIRS = {
    "normal": (normal(120), normal(90, 0.3)),
    "same sample": (lambda x: (x, x))(normal(60)),
    "ties": (rng.integers(0, 6, 150).astype(float), rng.integers(1, 7, 130).astype(float)),
    "mostly zero": (
        np.where(rng.random(200) < 0.7, 0.0, np.round(rng.exponential(3, 200), 2)),
        np.where(rng.random(160) < 0.5, 0.0, np.round(rng.exponential(3, 160), 2)),
    ),
    "outliers": (np.append(normal(80), [1e9, -1e9]), np.append(normal(80), [5e11])),
    "lognormal": (np.round(rng.lognormal(8, 2, 180), 2), np.round(rng.lognormal(8.5, 2, 140), 2)),
    "large mean": (1.7e12 + np.round(rng.random(100) * 1e6), 1.7e12 + np.round(rng.random(110) * 1.2e6)),
    "tiny numbers": (normal(70, 0, 1, 4) * 1e-300, normal(75, 0.2, 1, 4) * 1e-300),
    "constant": (np.full(40, 3.25), np.full(30, 3.25)),
    "constant, all moved": (np.full(40, 3.25), np.full(30, 4.0)),
    "no overlap": (np.round(rng.random(50), 4), np.round(rng.random(60), 4) + 5),
    "one against many": (np.array([0.5]), normal(40)),
    "two against three": (np.array([1.0, 2.0]), np.array([1.5, 2.0, 7.0])),
    "one against one": (np.array([1.0]), np.array([2.0])),
    "one against two": (np.array([1.0]), np.array([1.0, 2.0])),
    "negative zero": (np.array([-0.0, 0.0, 1.0, -1.0, -0.0]), np.array([0.0, -0.0, 2.0])),
    "nulls in serving": (normal(100), with_nan(normal(100), 15)),
    "nulls in training": (with_nan(normal(100), 4), with_nan(normal(80, 1.0), 9)),
    "nulls in training only": (with_nan(normal(100), 1), normal(80, 3.0)),
    "infinities in serving": (normal(60), np.append(normal(50), [np.inf, -np.inf, np.inf])),
    "longer": (normal(900, 0, 1, 3), normal(700, 0.1, 1.1, 3)),
}
PROBABILITIES = sorted({*np.linspace(0, 100, 6), *np.linspace(0, 100, 11), *np.linspace(0, 100, 21), 1, 33.3, 99, 99.9})


def finite(values):
    return values[np.isfinite(values)]


def pair_case(name, training, serving):
    a, b = finite(training), finite(serving)
    ks = stats.ks_2samp(a, b, method="asymp")
    return {
        "name": name,
        "training": training,
        "serving": serving,
        "quantiles": np.percentile(a, PROBABILITIES),
        "mean": np.mean(a),
        "variance": np.var(a, ddof=1) if len(a) > 1 else np.nan,
        "ks": {"statistic": ks.statistic, "pValue": ks.pvalue},
        "wasserstein": stats.wasserstein_distance(a, b),
        "seedPsi": {buckets: seed_psi(training, serving, buckets) for buckets in (5, 10, 20)},
    }


def share_case(p, q):
    p, q = np.array(p, float) / sum(p), np.array(q, float) / sum(q)
    return {
        "p": p,
        "q": q,
        "kl": stats.entropy(p, q),
        "jensenShannonBits": jensenshannon(p, q, 2),
        "jensenShannonNats": jensenshannon(p, q),
        "hellinger": np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2),
        # The largest difference in probability of any set of bins: of those where p is the larger.
        "totalVariation": np.maximum(p - q, 0).sum(),
    }


def pooled(a, b):
    a, b = np.array(a), np.array(b)
    expected = (a + b) * min(a.sum(), b.sum()) / (a.sum() + b.sum())
    rare = expected < 5
    columns = [a[~rare], b[~rare]]
    rest = a[rare].sum(), b[rare].sum()
    return np.array([np.append(column, r) if sum(rest) else column for column, r in zip(columns, rest)])


def chi_case(a, b):
    table = pooled(a, b)
    result = stats.chi2_contingency(table, correction=False)
    return {
        "a": a,
        "b": b,
        "pooled": table,
        "statistic": result.statistic,
        "degreesOfFreedom": result.dof,
        "pValue": result.pvalue,
        "cramersV": stats.contingency.association(table, method="cramer") if table.shape[1] > 1 else 0.0,
    }


def frouros():
    """The data of the Frouros documentation; what it publishes on them stands in shared-oracles.test.ts."""
    random = np.random.RandomState(31)
    return {"training": random.normal(0, 1, 100), "serving": random.normal(1, 1, 100)}


def main():
    ks_points = []
    for n in (1, 2, 3, 7, 20, 100, 140, 141, 300, 1000, 4000, 19_000, 21_000, 100_000, 100_001, 1_000_000):
        for z in (0.1, 0.176, 0.2, 0.3, 0.5, 0.7, 0.86, 0.87, 1.0, 1.4, 1.48, 1.49, 1.7, 1.99, 2.01, 3, 6, 12, 18):
            x = float(f"{z / math.sqrt(n):.8g}")
            if x <= 1:
                ks_points.append([x, n, stats.kstwo.sf(x, n)])
    result = {
        "made with": f"numpy {np.__version__}, scipy {scipy.__version__}",
        "percentages": PROBABILITIES,
        "pairs": [pair_case(name, *pair) for name, pair in PAIRS.items()],
        "frouros": frouros(),
        "shares": [
            share_case([50, 30, 20], [35, 35, 30]),
            share_case([1, 1, 1, 1], [1, 1, 1, 1]),
            share_case([17, 1, 1, 1], [1, 1, 1, 1]),
            share_case([5, 0, 5], [4, 2, 4]),
            share_case([1, 0], [0, 1]),
            share_case([1, 999_999], [2, 999_998]),
            share_case(rng.integers(1, 1000, 30), rng.integers(1, 1000, 30)),
        ],
        "contingency": [
            chi_case([200, 800], [400, 600]),
            chi_case([30, 30, 30], [30, 30, 30]),
            chi_case([50, 20, 3, 1, 0], [45, 30, 2, 0, 4]),
            chi_case([100, 0], [0, 100]),
            chi_case([5, 6], [7, 5]),
            chi_case([1, 2, 1], [2, 1, 0]),
            chi_case([900, 80, 40, 12, 6, 3, 1, 1], [90, 15, 8, 2, 2, 0, 1, 0]),
            chi_case([500, 300, 0], [450, 280, 0]),
            chi_case(rng.integers(0, 200, 40), rng.integers(0, 300, 40)),
            chi_case([1_000_000, 500_000], [900_000, 600_000]),
        ],
        "chiSquareSurvival": [
            [x, df, stats.chi2.sf(x, df)]
            for df in (1, 2, 3, 9, 19, 100, 1000, 20_000)
            for x in (1e-6, 0.1 * df, 0.9 * df, df + 1.5, 1.1 * df, 2 * df + 5, 20 + 4 * df)
        ],
        "chiSquareQuantile": [
            [p, df, stats.chi2.ppf(p, df)]
            for df in (1, 2, 3, 4, 9, 19, 29, 100, 1000, 20_000)
            for p in (1e-6, 0.05, 0.3, 0.5, 0.9, 0.95, 0.999, 1 - 1e-6)
        ],
        "normalCdf": [[z, stats.norm.cdf(z)] for z in (-37, -8, -3, -1.5, -0.1, 0, 0.3, 1, 1.96, 5)],
        "normalQuantile": [[p, stats.norm.ppf(p)] for p in (1e-300, 1e-10, 0.001, 0.05, 0.4999, 0.5, 0.6, 0.975, 1 - 1e-9)],
        "kolmogorovSurvival": ks_points,
    }
    text = json.dumps(plain(result), indent=None, separators=(",", ":"))
    # One entry a line, so that a change shows in a diff.
    text = text.replace('},{"', '},\n{"').replace("]],", "]],\n").replace('":[{', '":[\n{')
    (HERE / "statistics.json").write_text(text + "\n")


main()
