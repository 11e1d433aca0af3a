/** The adapter skeleton for Python. */
export const pythonSkeleton: Readonly<Record<string, string>> = {
  'adapter.py': `"""A capsig conformance adapter: one JSON line in, one JSON line out. Logs belong on standard error."""

import json
import sys

HELLO = {"name": "my-library", "version": "0.0.0", "features": []}

# One function per operation. It answers {"result": "accept", "output": ...} or {"result": "reject", "rule": "siwe.nonce"},
# or, if the library has errors of its own, {"result": "reject", "native": {"code": "NonceError"}} with --mapping:
#
#     OPERATIONS["siwe.parse"] = lambda input, profile: {"result": "accept", "output": parse(input["text"])}
#
# Of an operation that verifies, the output is what was proven (spec/answer.md), as much of it as the library tells:
#
#     {"result": "accept", "output": {"account": {"address": address}, "expiration": expiration}}
OPERATIONS = {}


def answer(message):
    if message["type"] == "hello":
        return {"type": "hello", "protocol": 1, **HELLO, "operations": list(OPERATIONS)}
    run = OPERATIONS.get(message["operation"])
    return {"id": message["id"], **(run(message["input"], message["profile"]) if run else {"result": "unsupported"})}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        print(json.dumps(answer(json.loads(line))), flush=True)
`,
  'README.md': `Run it: \`npx capsig conformance run -- python3 adapter.py\` (Python 3.8 or newer).
`,
};
