"""What every peer's program prints when it is done: whether the table passed, and how much memory it took."""
import json
import resource
import sys


def arguments():
    """The table and the checks, as bench/data.ts writes them."""
    with open(sys.argv[2]) as file:
        return sys.argv[1], json.load(file)


def done(passed, failing):
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"passed": bool(passed), "failing": int(failing), "max_rss_kb": usage.ru_maxrss, "cpu_ms": 1000 * (usage.ru_utime + usage.ru_stime)}))
