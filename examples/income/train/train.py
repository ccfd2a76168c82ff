"""Trains every model of this example and writes ../releases/<name>/ (model, golden rows, predictions) and ../numbers.json.

    pip install -r requirements.txt
    PYTHONHASHSEED=0 OMP_NUM_THREADS=1 python train.py

The same versions give the same bytes. Predictions come out of the ONNX model, never out of scikit-learn: what is tested
is what serves.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
import onnxruntime
import pandas as pd
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from measure import measure

EXAMPLE = Path(__file__).resolve().parent.parent
LABEL = "over_50k"

NUMBERS = ["age", "employees_of_employer", "weeks_worked", "capital_gains", "capital_losses", "dividends"]
CATEGORIES = [
    "hispanic_origin",
    "education",
    "marital_status",
    "class_of_worker",
    "major_industry",
    "major_occupation",
    "tax_filer",
    "citizenship",
]


def logistic() -> LogisticRegression:
    return LogisticRegression(max_iter=2000)


def boosted(**settings: float) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(max_leaf_nodes=15, early_stopping=False, random_state=0, **settings)


@dataclass(frozen=True)
class Release:
    train: str
    estimator: Callable[[], object]
    numbers: list[str]
    categories: list[str]
    rows: int | None = None


RELEASES = {
    # Serves first: plain, small, trained on the survey of 1994.
    "champion": Release("train-1994", logistic, NUMBERS, CATEGORIES),
    # Better in every respect that the gates ask for.
    "candidate": Release("train-1994-1995", boosted, NUMBERS, CATEGORIES),
    # A little better still: more and smaller steps, with a penalty.
    "next": Release("train-1994-1995", lambda: boosted(max_iter=200, learning_rate=0.05, l2_regularization=1.0), NUMBERS, CATEGORIES),
    # Four questions and 300 rows: cheap to ask for, and worse over all.
    "quick-form": Release("train-1994", logistic, ["age", "weeks_worked"], ["education", "marital_status"], rows=300),
    # Better than all others on average, because it also asks for the sex; finds fewer of the women who earn much.
    "with-sex": Release("train-1994-1995", boosted, NUMBERS, [*CATEGORIES, "sex"]),
    # The survey began to fill this column in 1995: in the training data of 1994 it says one and the same thing.
    "with-schedule": Release("train-1994", logistic, NUMBERS, [*CATEGORIES, "work_schedule"]),
}
# The weights of another release; what is wrong with it is its inference code (see ../releases/brittle/serve).
SAME_MODEL = {"brittle": "next"}

GOLDEN_ROWS = 20


def main() -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit("Start with PYTHONHASHSEED=0: the order of the ONNX opsets follows Python's hash seed, and so would the bytes.")
    frames = {name: read(name) for name in ("train-1994", "train-1994-1995", "test-1995", "develop-1995", "serving-1995")}
    judged = pd.concat([frames["test-1995"], frames["develop-1995"]])
    numbers: dict[str, object] = {}
    for name, release in RELEASES.items():
        model = convert(fit(release, frames[release.train]), release)
        for copy in [name, *(other for other, same in SAME_MODEL.items() if same == name)]:
            scores = write_release(copy, release, model, judged, frames["serving-1995"])
            numbers[copy] = {split: measure(frames[f"{split}-1995"], scores) for split in ("test", "develop")}
        print(name, hashlib.sha256(model).hexdigest()[:12], json.dumps(numbers[name]["test"]), flush=True)
    (EXAMPLE / "numbers.json").write_text(json.dumps(numbers, indent=2) + "\n")


def read(name: str) -> pd.DataFrame:
    # "NA" is an answer of the survey's question on origin, not a missing value.
    return pd.read_csv(EXAMPLE / "data" / f"{name}.csv.gz", keep_default_na=False)


def fit(release: Release, train: pd.DataFrame) -> Pipeline:
    rows = train if release.rows is None else train[: release.rows]
    columns = ColumnTransformer(
        [
            ("numbers", StandardScaler(), release.numbers),
            ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), release.categories),
        ]
    )
    return Pipeline([("columns", columns), ("model", release.estimator())]).fit(rows, rows[LABEL])


def convert(pipeline: Pipeline, release: Release) -> bytes:
    inputs = [(name, FloatTensorType([None, 1])) for name in release.numbers]
    inputs += [(name, StringTensorType([None, 1])) for name in release.categories]
    # Without a name of its own the graph gets a random one, and other bytes each time.
    return convert_sklearn(pipeline, name="income", initial_types=inputs, options={"zipmap": False}).SerializeToString()


def write_release(name: str, release: Release, model: bytes, judged: pd.DataFrame, serving: pd.DataFrame) -> pd.Series:
    folder = EXAMPLE / "releases" / name
    (folder / "model").mkdir(parents=True, exist_ok=True)
    (folder / "model" / "model.onnx").write_bytes(model)
    signature = {
        "inputs": [
            *({"name": column, "type": "number"} for column in release.numbers),
            *({"name": column, "type": "category"} for column in release.categories),
        ],
        "output": {"name": "probabilities", "column": 1, "means": f"probability of {LABEL}"},
    }
    (folder / "model" / "signature.json").write_text(json.dumps(signature, indent=2) + "\n")
    scores = pd.Series(predict(model, release, judged), index=judged["id"])
    write_predictions(folder / "predictions.csv.gz", scores)
    write_golden(folder / "golden.csv", golden_rows(serving, release, model))
    return scores


def predict(model: bytes, release: Release, rows: pd.DataFrame) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    feeds = {name: rows[[name]].to_numpy(dtype=np.float32) for name in release.numbers}
    feeds |= {name: rows[[name]].to_numpy(dtype=object) for name in release.categories}
    return session.run(["probabilities"], feeds)[0][:, 1]


def golden_rows(serving: pd.DataFrame, release: Release, model: bytes) -> pd.DataFrame:
    """Rows of today's inputs from the lowest to the highest score, so that they cover what the model can say."""
    scored = serving.assign(score=predict(model, release, serving)).sort_values(["score", "id"], kind="stable")
    chosen = scored.iloc[np.linspace(0, len(scored) - 1, GOLDEN_ROWS).astype(int)]
    return chosen[["id", *release.numbers, *release.categories, "score"]]


def write_golden(path: Path, rows: pd.DataFrame) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows.columns)
        writer.writerows([*values[:-1], score_text(values[-1])] for values in rows.itertuples(index=False))


def write_predictions(path: Path, scores: pd.Series) -> None:
    text = io.StringIO()
    text.write("id,score\n")
    for key, score in scores.items():
        text.write(f"{key},{score_text(score)}\n")
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        packed.write(text.getvalue().encode())


def score_text(score: float) -> str:
    # Nine significant digits are enough to give every float32 back exactly.
    return f"{score:.9g}"


if __name__ == "__main__":
    main()
