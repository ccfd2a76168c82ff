"""Great Expectations on pandas, in memory, with the least result format."""
import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
from common import arguments, done

path, checks = arguments()
table = pd.read_csv(path, engine="pyarrow") if __import__("importlib.util").util.find_spec("pyarrow") else pd.read_csv(path)
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False, "metric_calculations": False}
batch = context.data_sources.add_pandas("memory").add_dataframe_asset("table").add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})
suite = gx.ExpectationSuite(name="checks")
for name in checks["not_null"]:
    suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
for name, (low, high) in checks["ranges"].items():
    suite.add_expectation(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=low, max_value=high))
for name, values in checks["sets"].items():
    suite.add_expectation(gxe.ExpectColumnValuesToBeInSet(column=name, value_set=values))
for name, pattern in checks["patterns"].items():
    suite.add_expectation(gxe.ExpectColumnValuesToMatchRegex(column=name, regex="^(?:%s)$" % pattern))
for name in checks["unique"]:
    suite.add_expectation(gxe.ExpectColumnValuesToBeUnique(column=name))
result = batch.validate(suite, result_format="BASIC")
assert len(result.results) == 30, len(result.results)
raised = [one for one in result.results if one.exception_info.get("raised_exception")]
assert not raised, raised[0].exception_info
done(result.success, sum(not one.success for one in result.results))
