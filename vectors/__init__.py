# SPDX-License-Identifier: CC0-1.0
"""The golden vectors of capsig.

    import capsig_vectors
    for operation, vector in capsig_vectors.load():
        print(operation, vector["id"], vector["expect"]["result"])

README.md says what the members of a vector mean. The standard library is all that is needed. `capsig_vectors.judge` judges
an implementation, and pytest has the plugin of `capsig_vectors.pytest_plugin` once the package is installed.
"""

import json
from pathlib import Path

#: The folder of index.json, register.json, kill-matrix.json and <operation>/<topic>.json.
FOLDER = Path(__file__).resolve().parent


def _read(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def index(folder=FOLDER):
    """Returns index.json: the version of the set, and for each id its file, its hashes and the version that brought it."""
    return _read(Path(folder) / "index.json")


def register(folder=FOLDER):
    """Returns register.json: the sentence and the sources of each rule, and the conformance classes."""
    return _read(Path(folder) / "register.json")


def load(folder=FOLDER):
    """Returns each vector with its operation, in the order of the files. Raises ValueError where index.json lists others."""
    loaded = []
    # Cargo leaves target/.rustc_info.json where it builds.
    for path in sorted(Path(folder).glob("*/[a-z]*.json")):
        file = _read(path)
        if file["format"] != 1:
            raise ValueError(f"{path.name}: expected format 1, found {file['format']!r}")
        loaded += [(file["operation"], vector) for vector in file["vectors"]]
    # A run over half of the vectors would look like a run over all of them.
    listed = index(folder)
    ids = [vector["id"] for _, vector in loaded]
    differing = sorted(set(ids) ^ set(listed["vectors"]))
    if differing or not len(ids) == len(set(ids)) == listed["count"]:
        raise ValueError(
            f"the set is not whole: index.json counts {listed['count']} vectors, {len(ids)} are here"
            + (f"; missing or not listed: {', '.join(differing[:3])}" if differing else "")
        )
    return loaded
