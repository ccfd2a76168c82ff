"""Makes pickles.json: real pickles, as Python writes them, and hand-made ones that try to hide what they do.

    python make-pickles.py > pickles.json      (what it was made with is the first line of that file)

Nothing here is ever loaded; the commands inside are `true`.
"""
import base64, collections, datetime, decimal, io, json, os, pickle, pickletools, struct, sys, zipfile, zlib

import joblib
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

made = {}


def keep(name, data):
    made[name] = base64.b64encode(data).decode()


class Calls:
    def __init__(self, callable_, *args):
        self.reduced = (callable_, args)

    def __reduce__(self):
        return self.reduced


def dumped(value, **options):
    stream = io.BytesIO()
    joblib.dump(value, stream, **options)
    return stream.getvalue()


# What teams deliver.
plain = {"a": [1, 2.5, None, True], "d": datetime.date(2024, 1, 2), "o": collections.OrderedDict(x=decimal.Decimal("1.5"))}
for protocol in range(6):
    keep(f"plain-{protocol}", pickle.dumps(plain, protocol))
    keep(f"array-{protocol}", pickle.dumps(np.arange(4.0), protocol))
rows = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 1.5], [3.0, 0.2]])
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(rows, [0, 1, 0, 1])
tree = DecisionTreeClassifier(max_depth=1).fit(rows, [0, 1, 0, 1])
keep("sklearn", pickle.dumps(model))
keep("joblib", dumped(model))
keep("joblib-tree", dumped(tree))
keep("joblib-zlib", dumped(tree, compress=3))
keep("joblib-gzip", dumped(tree, compress=("gzip", 3)))
keep("joblib-bz2", dumped({"a": rows}, compress=("bz2", 3)))
keep("joblib-objects", dumped({"a": np.array([1, "x"], dtype=object), "b": rows}))

# What attackers deliver.
keep("os-system", pickle.dumps(Calls(os.system, "true")))
for protocol in range(5):
    keep(f"os-system-{protocol}", pickle.dumps(Calls(os.system, "true"), protocol))
keep("eval", pickle.dumps(Calls(eval, "1")))
keep("joblib-poisoned", dumped({"a": rows, "b": Calls(os.system, "true")}))
keep("joblib-objects-poisoned", dumped({"a": np.array([Calls(os.system, "true")], dtype=object)}))
keep("joblib-zlib-poisoned", zlib.compress(dumped({"a": rows, "b": Calls(os.system, "true")})))
keep("nested", pickle.dumps({"weights": pickle.dumps(Calls(os.system, "true"))}))
keep("two-pickles", pickle.dumps({"a": 1}) + pickle.dumps(Calls(os.system, "true")))
keep("inst", b"(S'true'\nios\nsystem\n.")
keep("obj", b"(cos\nsystem\nS'true'\no.")
keep("escaped-names", b"V\\u006fs\nV\\u0073ystem\n\x93(S'true'\ntR.")
keep("quoted-names", b"S'\\x6fs'\nS'sys\\164em'\n\x93(S'true'\ntR.")
keep("memo-names", b"\x80\x04\x8c\x02os\x94\x8c\x06system\x940 0".replace(b" ", b"") + b"h\x00h\x01\x93\x8c\x04true\x85R.")
keep("memo-with-underscore", b"Vos\np10\n0Vsystem\np1\n0g1_0\ng1\n\x93(Vtrue\ntR.")
keep("memo-overwritten", b"\x80\x04Vbuiltins\nq\x000Vint\nq\x010Vos\nq\x000Vsystem\nq\x010h\x00h\x01\x93Vtrue\n\x85R.")
keep("dup-names", b"\x80\x04Vsystem\nVos\n2" + b"0\x94" + b"0" + b"q\x05" + b"0h\x00h\x05\x93Vtrue\n\x85R.")
keep("computed-name", b"\x80\x04cbuiltins\nstr\nVos\n\x85RVsystem\n\x93Vtrue\n\x85R.")
keep("dotted-name", b"\x80\x04\x8c\x0bcollections\x8c\x14abc.sys.modules.data\x93.")
keep("proto-lies", b"\x80\x00\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.")
keep("proto-twice", b"\x80\x02}0\x80\x05cos\nsystem\n(Vtrue\ntR.")
keep("proto-none", b"\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.")
keep("frame-lies", b"\x80\x04\x95" + struct.pack("<Q", 2**62) + b"cos\nsystem\n(Vtrue\ntR.")
keep("unknown-opcode-behind", b"cos\nsystem\n(Vtrue\ntR\xff.")
keep("truncated", b"cos\nsystem\n(Vtrue\ntR")
keep("extension", b"\x80\x02\x82\x07.")
keep("patched-class", b"\x80\x02csklearn.pipeline\nPipeline\nN}X\x07\x00\x00\x00predictcbuiltins\nint\ns\x86b.")
keep("python-2-names", b"c__builtin__\neval\n(V1\ntR.")
keep("unknown-import", b"\x80\x04\x8c\x08my_model\x8c\x05Model\x93)\x81}b.")
# joblib sees four numbers here; pickle alone sees opcodes. (Without its alignment an array follows at once.)
two_faced = dumped({"a": np.zeros(4)}).replace(b"numpy_array_alignment_bytes", b"numpy_array_alignment_bytez")
zeros = two_faced.index(bytes(32))
start = two_faced[:zeros].rstrip(b"\xff")[:-1]
hidden = b"cos\nsystem\n(Vtrue\ntR."
keep("joblib-two-faced", start + b"N" * (32 - len(hidden)) + hidden + two_faced[zeros + 32 :])


def npy(value):
    stream = io.BytesIO()
    np.save(stream, value, allow_pickle=True)
    return stream.getvalue()


keep("npy", npy(rows))
keep("npy-objects", npy(np.array([1, "x"], dtype=object)))
keep("npy-objects-poisoned", npy(np.array([Calls(os.system, "true")], dtype=object)))


def npz(**arrays):
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()


keep("npz", npz(a=rows, b=np.arange(3)))
keep("npz-poisoned", npz(a=rows, b=np.array([Calls(os.system, "true")], dtype=object)))


def zipped(files, method=zipfile.ZIP_STORED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
    return stream.getvalue()


# The opcodes of a PyTorch state_dict: storages by persistent id, tensors rebuilt by torch._utils.
state = (
    b"\x80\x02ccollections\nOrderedDict\nq\x00)Rq\x01X\x01\x00\x00\x00wq\x02ctorch._utils\n_rebuild_tensor_v2\nq\x03("
    b"(X\x07\x00\x00\x00storageq\x04ctorch\nFloatStorage\nq\x05X\x01\x00\x00\x000q\x06X\x03\x00\x00\x00cpuq\x07K\x02tq\x08Q"
    b"K\x00K\x02\x85q\tK\x01\x85q\n\x89h\x00)Rq\x0btq\x0cRq\rs."
)
torch_files = {"archive/data.pkl": state, "archive/byteorder": b"little", "archive/data/0": struct.pack("<2f", 1, 2), "archive/version": b"3\n"}
evil = pickle.dumps(Calls(os.system, "true"), 2)
keep("torch", zipped(torch_files))
keep("torch-poisoned", zipped({**torch_files, "archive/data.pkl": evil}))
keep("torch-other-name", zipped({**torch_files, "archive/config.p": evil}))
bad_crc = bytearray(zipped({**torch_files, "archive/data.pkl": evil}))
crc = struct.pack("<I", zlib.crc32(evil))
while crc in bad_crc:
    bad_crc[bad_crc.index(crc)] ^= 0xff
keep("torch-bad-crc", bytes(bad_crc))
flagged = bytearray(zipped({**torch_files, "archive/data.pkl": evil}))
flagged[6] |= 1
keep("torch-encrypted-flag", bytes(flagged))
renamed = zipped({**torch_files, "archive/data.pkl": evil})
keep("torch-two-names", renamed.replace(b"archive/data.pkl", b"archive/data.txt", 1))
keep("zip-in-zip", zipped({"model.zip": zipped({"inner.pkl": evil}, zipfile.ZIP_DEFLATED)}, zipfile.ZIP_DEFLATED))
keep("zip-behind-pickle", evil + zipped({"a.txt": b"text"}))
keep("zip-hidden-entry", zipped({"x.pkl": evil})[: 30 + 5 + len(evil)] + zipped({"a.txt": b"text"}))
keep("zip-bomb", zipped({"a.npy": bytes(600 * 1024 * 1024)}, zipfile.ZIP_DEFLATED)) if "--bomb" in sys.argv else None
magic = 0x1950A86A20F9469CFC6C
legacy = b"".join(pickle.dumps(each, 2) for each in (magic, 1001, {"little_endian": True})) + state + pickle.dumps(["0"], 2) + struct.pack("<qff", 2, 1, 2)
keep("torch-legacy", legacy)

json.dump({"made": f"Python {sys.version.split()[0]}, numpy {np.__version__}, joblib {joblib.__version__}", "pickles": made}, sys.stdout, indent=1, sort_keys=True)
print()
