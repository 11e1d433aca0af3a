# Judges the answers of a file by the package of vectors, and prints the outcomes: python driver.py ANSWERS
import json
import sys

from capsig_vectors import load
from capsig_vectors.judge import Suite

with open(sys.argv[1], encoding="utf-8") as file:
    told = json.load(file)


def key(operation, given):
    return operation + json.dumps(given, sort_keys=True)


answers = {}
for operation, vector in load():
    right = vector.get("profiles", {}).get(told["profile"], vector["expect"])
    answers[key(operation, vector["input"])] = told["answers"].get(vector["id"], right)


def implementation(operation, given):
    if operation not in told["operations"]:
        return None
    answer = answers[key(operation, given)]
    if answer.get("crash"):
        raise ValueError("crash")
    return answer


suite = Suite(implementation, told["features"], told["profile"])
print(
    json.dumps(
        {
            "outcomes": {identity: suite.judge(identity)[0] for identity in suite.vectors},
            "selected": [len(suite.select(**selection)) for selection in told["selections"]],
        }
    )
)
