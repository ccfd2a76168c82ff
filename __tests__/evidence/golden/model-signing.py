"""Writes the `digest` of every case in model-signing.json, as PyPI `model-signing` computes it.

    pip install model-signing==1.1.1
    python __tests__/evidence/golden/model-signing.py

Each case is a deterministic recipe: files by path, each with its text, or a byte and how often it repeats.
"""

import hashlib
import json
import pathlib
import tempfile

import model_signing

recipes = pathlib.Path(__file__).with_suffix(".json")
document = json.loads(recipes.read_text("utf-8"))


def content(file):
    return file["text"].encode() if "text" in file else bytes([file["byte"]]) * file["times"]


for case in document["cases"]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "model"
        for file in case["files"]:
            target = root if file["path"] == "." else root / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content(file))
        manifest = model_signing.hashing.hash(root)
        descriptors = list(manifest.resource_descriptors())
        # The root as model_signing._signing.signing.Payload makes it for the subject of its statement.
        digest = hashlib.sha256(b"".join(d.digest.digest_value for d in descriptors))
        case["order"] = [d.identifier for d in descriptors]
        case["digest"] = "sha256:" + digest.hexdigest()

recipes.write_text(json.dumps(document, indent=2, ensure_ascii=True) + "\n", "utf-8")
