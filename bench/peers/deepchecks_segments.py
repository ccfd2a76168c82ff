"""Deepchecks' weak segments over one table with its losses given, on all rows and all columns; times the search alone.

Stops after the seconds given and says so: what it took is then more than that."""
import json
import resource
import signal
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import numpy as np
import pandas as pd
from deepchecks.tabular import Dataset
from deepchecks.tabular.checks import WeakSegmentsPerformance

table = pd.read_parquet(sys.argv[1])
label, score = table.pop("y"), table.pop("score")
table = table.drop(columns="id")
loss = -np.where(label == 1, np.log(score), np.log(1 - score))
categories = [name for name in table if table[name].dtype == object]
data = Dataset(table, label=label, cat_features=categories, label_type="binary")


class Unfinished(BaseException):
    """Not an Exception: nothing on the way may take it for an error of one pair and go on."""


def stop(*_):
    raise Unfinished


check = WeakSegmentsPerformance(n_samples=len(table), n_top_features=table.shape[1], segment_minimum_size_ratio=0.02, score_per_sample=pd.Series(-loss, index=table.index), n_to_show=10)
signal.signal(signal.SIGALRM, stop)
signal.alarm(int(sys.argv[2]))
started = time.perf_counter()
segments, finished = [], True
try:
    result = check.run(data, y_proba=np.column_stack([1 - score, score]), with_display=False)
    segments = result.value["weak_segments_list"].drop(columns="Samples in Segment").head(3).astype(str).to_dict("records")
except Unfinished:
    finished = False
ms = 1000 * (time.perf_counter() - started)
signal.alarm(0)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"ms": ms, "finished": finished, "segments": segments, "max_rss_kb": usage.ru_maxrss, "cpu_ms": 1000 * (usage.ru_utime + usage.ru_stime)}))
