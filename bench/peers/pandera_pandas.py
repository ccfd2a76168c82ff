"""pandera in its fastest form: pandas 3 with the pyarrow reader; `backend` as third argument chooses Arrow columns."""
import sys

import pandas as pd
import pandera.pandas as pa
from common import arguments, done

path, checks = arguments()
backend = {"dtype_backend": "pyarrow"} if sys.argv[3:] == ["arrow"] else {}
table = pd.read_csv(path, engine="pyarrow", **backend)


def of(name):
    found = []
    if name in checks["ranges"]:
        found.append(pa.Check.in_range(*checks["ranges"][name]))
    if name in checks["sets"]:
        found.append(pa.Check.isin(checks["sets"][name]))
    if name in checks["patterns"]:
        found.append(pa.Check.str_matches("^(?:%s)$" % checks["patterns"][name]))
    return found


schema = pa.DataFrameSchema({name: pa.Column(checks=of(name), nullable=False, unique=name in checks["unique"]) for name in checks["not_null"]})
try:
    schema.validate(table, lazy=True)
    done(True, 0)
except pa.errors.SchemaErrors as errors:
    done(False, len(errors.failure_cases))
