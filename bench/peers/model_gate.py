"""scikit-learn and fairlearn doing what a model gate does: five metrics of two models over all rows and slices, three fairness
metrics, once as they are and then under paired bootstraps. Prints one JSON line."""
import json
import resource
import sys
import time
import warnings

import numpy as np
from fairlearn.metrics import demographic_parity_difference, equal_opportunity_difference, equalized_odds_difference
from sklearn.metrics import accuracy_score, average_precision_score, brier_score_loss, log_loss, roc_auc_score

warnings.filterwarnings("ignore")
folder, replicates, few, many = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
y = np.fromfile(f"{folder}/labels.bin", np.uint8)
models = [np.fromfile(f"{folder}/scores{i}.bin", np.float64) for i in range(2)]
sex = np.fromfile(f"{folder}/sex.bin", np.uint8)


def columns(count):
    return [np.fromfile(f"{folder}/column{i}.bin", np.uint8) for i in range(count)]


def five(y, s):
    return [roc_auc_score(y, s), average_precision_score(y, s), log_loss(y, s), brier_score_loss(y, s), accuracy_score(y, s >= 0.5)]


def fairness(y, s, sex):
    answers = (s >= 0.5).astype(np.uint8)
    return [f(y, answers, sensitive_features=sex) for f in (demographic_parity_difference, equalized_odds_difference, equal_opportunity_difference)]


def everything(y, models, sex, cuts):
    found = []
    for s in models:
        found += five(y, s)
        for cut in cuts:
            for value in range(int(cut.max()) + 1):
                rows = cut == value
                found += five(y[rows], s[rows])
        found += fairness(y, s, sex)
    return found


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    value = work()
    return value, time.perf_counter() - wall, time.process_time() - cpu


wide = columns(many)
points, points_wall, points_cpu = timed(lambda: everything(y, models, sex, wide))
cuts = columns(few)
rng = np.random.default_rng(1)


def resampled():
    for _ in range(replicates):
        rows = rng.integers(0, len(y), len(y))
        everything(y[rows], [s[rows] for s in models], sex[rows], [cut[rows] for cut in cuts])


_, wall, cpu = timed(resampled)
print(json.dumps({
    "points": [float(v) for v in points], "points_wall": points_wall, "points_cpu": points_cpu,
    "wall": wall / max(1, replicates), "cpu": cpu / max(1, replicates), "max_rss_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
}))
