"""pandera on polars, on a frame that is read whole (a lazy one would check the schema alone)."""
import pandera.polars as pa
import polars as pl
from common import arguments, done

path, checks = arguments()
table = pl.read_csv(path, try_parse_dates=True)


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
