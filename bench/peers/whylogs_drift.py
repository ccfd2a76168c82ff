"""whylogs: the profile of one Parquet file, kept (`freeze`), or another file compared with it (`drift`)."""
import json
import resource
import sys
import warnings

warnings.filterwarnings("ignore")
import pandas as pd
import whylogs as why
from whylogs.viz.drift.column_drift_algorithms import calculate_drift_scores

step, table, kept = sys.argv[1:4]
view = why.log(pd.read_parquet(table)).view()
scores = {}
if step == "freeze":
    view.write(kept)
else:
    scores = calculate_drift_scores(target_view=view, reference_view=why.DatasetProfileView.read(kept) if hasattr(why, "DatasetProfileView") else why.read(kept).view(), with_thresholds=True)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"scores": len(scores), "max_rss_kb": usage.ru_maxrss, "cpu_ms": 1000 * (usage.ru_utime + usage.ru_stime)}))
