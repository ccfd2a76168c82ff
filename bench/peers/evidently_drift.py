"""Evidently's drift preset over two Parquet files, in memory: it cannot keep a reference (its issue 506)."""
import json
import resource
import sys
import warnings

warnings.filterwarnings("ignore")
import pandas as pd
from evidently import Dataset, Report
from evidently.presets import DataDriftPreset

reference, current = (Dataset.from_pandas(pd.read_parquet(path)) for path in sys.argv[1:3])
result = Report([DataDriftPreset()]).run(current, reference).dict()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"metrics": len(result["metrics"]), "max_rss_kb": usage.ru_maxrss, "cpu_ms": 1000 * (usage.ru_utime + usage.ru_stime)}))
