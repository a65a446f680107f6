"""Plants faults in public datasets: pairs of CSVs with their answer, for `npm run bench:causes -- --public`.

    python make_pairs.py <folder> [<part>]

Every third fault of each of the first seven datasets falls into each of the parts 0, 1 and 2, all that is wrong with nothing into each; part 3 has every fault
of five further datasets. The same part gives the same pairs.
"""

import json
import pathlib
import sys
import warnings
from copy import deepcopy

import numpy as np
import pandas as pd

from datasets import first_seven, further_five
from faults import FAULTS, NONE, Fault
from world import Model, World, make_world, performance

warnings.filterwarnings("ignore")


def as_text(moments: np.ndarray) -> pd.Index:
    return pd.to_datetime(moments, unit="s").strftime("%Y-%m-%d %H:%M:%S")


def table(features, entities, moments, versions, predictions, labels) -> pd.DataFrame:
    written = features.copy()
    written.insert(0, "entity_id", entities)
    written.insert(1, "event_time", as_text(moments))
    if versions is not None:
        written["model_version"] = versions
    written["prediction"] = np.round(predictions, 6)
    written["label"] = labels.to_numpy()
    return written.sort_values("event_time", kind="stable")


def write(folder: pathlib.Path, dataset: str, name: str, fault: Fault, world: World):
    if world.learns_anew:
        world.model = Model(world.task).fit(world.training, world.labels)
        world.scores = Model(world.task).out_of_fold(world.training, world.labels)
    predictions = world.model.predict(world.serving) if world.predictions is None else world.predictions
    offline = performance(world.task, world.labels, world.scores)
    serving = performance(world.task, world.outcomes, predictions)
    served = world.serving.assign(**world.logged).rename(columns=world.renamed).drop(columns=world.dropped)
    versions = world.versions or (None, None)
    pair = folder / f"case-{dataset}-{name}"
    pair.mkdir(parents=True, exist_ok=True)
    training_table = table(world.training, world.entities, world.times, versions[0], world.scores, world.labels)
    serving_table = table(served, world.served_entities, world.moments, versions[1], predictions, world.outcomes)
    if world.task == "binary" and world.outcomes.isna().any():
        serving_table["label"] = serving_table["label"].astype("Int64")
    training_table.to_csv(pair / "train.csv", index=False)
    serving_table.to_csv(pair / "serving.csv", index=False)
    metric = "roc_auc" if world.task == "binary" else "mae"
    truth = {"cause": fault.cause, "accept": fault.accept, "sub_cause": name, "features": world.features, "offline": round(offline, 4), "serving": round(serving, 4)}
    (pair / "case.json").write_text(json.dumps({"dataset": dataset, "task": world.task, "metric": metric}))
    (pair / "truth.json").write_text(json.dumps(truth))
    print(f"{dataset:12} {name:26} {offline:.4f} {serving:.4f}", flush=True)


def main(folder: str, part: int):
    for j, (dataset, content) in enumerate((further_five() if part == 3 else first_seven()).items()):
        world = make_world(dataset, content, seed=1 + part)
        for i, (name, fault) in enumerate(FAULTS.items()):
            if part < 3 and (i + j) % 3 != part and fault.cause != NONE:
                continue
            changed = deepcopy(world)
            try:
                fault.happen(changed)
            except ValueError:
                continue
            write(pathlib.Path(folder), dataset, name, fault, changed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
