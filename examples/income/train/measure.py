"""The numbers in ../numbers.json: scikit-learn's metrics, and fairlearn's for fairness."""

import pandas as pd
from fairlearn.metrics import equalized_odds_difference
from sklearn.metrics import accuracy_score, brier_score_loss, log_loss, roc_auc_score

THRESHOLD = 0.5


def measure(rows: pd.DataFrame, scores: pd.Series) -> dict[str, float | int]:
    label = rows["over_50k"].to_numpy()
    score = scores.loc[rows["id"]].to_numpy().astype(float)
    answer = (score >= THRESHOLD).astype(int)
    result: dict[str, float | int] = {
        "rows": len(rows),
        "positives": int(label.sum()),
        "roc_auc": roc_auc_score(label, score),
        "log_loss": log_loss(label, score),
        "brier": brier_score_loss(label, score),
        "accuracy": accuracy_score(label, answer),
    }
    for sex in ("Female", "Male"):
        group = (rows["sex"] == sex).to_numpy()
        result[f"true_positive_rate_{sex.lower()}"] = answer[group & (label == 1)].mean()
        result[f"false_positive_rate_{sex.lower()}"] = answer[group & (label == 0)].mean()
    result["equalized_odds_difference"] = equalized_odds_difference(label, answer, sensitive_features=rows["sex"])
    return {name: value if isinstance(value, int) else round(float(value), 6) for name, value in result.items()}
