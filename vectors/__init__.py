# SPDX-License-Identifier: CC0-1.0
"""The golden vectors of capsig.

    import capsig_vectors
    for operation, vector in capsig_vectors.load():
        print(operation, vector["id"], vector["expect"]["result"])

README.md says what the members of a vector mean. The standard library is all that is needed.
"""

import json
from pathlib import Path

#: The folder of index.json, kill-matrix.json and <operation>/<topic>.json.
FOLDER = Path(__file__).resolve().parent


def index():
    """Returns index.json: the version of the set, and for each id its file, its hashes and the version that brought it."""
    return json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))


def load():
    """Yields each vector with its operation, in the order of the files."""
    for path in sorted(FOLDER.glob("*/*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        if file["format"] != 1:
            raise ValueError(f"{path.name}: expected format 1, found {file['format']!r}")
        for vector in file["vectors"]:
            yield file["operation"], vector
