# SPDX-License-Identifier: CC0-1.0
"""Judges an implementation by the vectors, as the conformance runner of capsig does.

An implementation is a function of an operation and its input. It answers {"result": "accept" | "reject" | "undecided",
"rule": ..., "output": ...}, or None for an operation that it does not have.
"""

import json
import re

from . import FOLDER, index, load, register

#: What fails a test. A contested vector never does.
FAILURES = {"fail", "wrong-reason", "void", "crash", "protocol"}

#: The operations that say what an accepted document proves: an implementation may tell a part of it.
PROVING = {"capability.covers", "auth-sig.verify", "delegation.verify", "session-sig.verify", "session-sigs.verify",
           "session.verify"}


def _number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(value, most=200):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=repr)
    # A lone surrogate can be in an input, and cannot be printed.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= most else f"{text[:most]}... ({len(text)} characters)"


def difference(expected, found, path=""):
    """Says where two JSON values differ, or returns None."""
    here = f"at {path or 'the top'}: expected {_text(expected)}, found {_text(found)}"
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return here
        pairs = [(f"{path}/{at}", *pair) for at, pair in enumerate(zip(expected, found))]
    elif isinstance(expected, dict):
        if not isinstance(found, dict):
            return here
        pairs = []
        for key in [*expected, *(key for key in found if key not in expected)]:
            inside = f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
            if key not in found:
                return f"at {inside}: expected {_text(expected[key])}, found nothing"
            if key not in expected:
                return f"at {inside}: expected nothing, found {_text(found[key])}"
            pairs.append((inside, expected[key], found[key]))
    else:
        # In Python True is 1.
        same_type = type(expected) is type(found) or (_number(expected) and _number(found))
        return None if same_type and expected == found else here
    return next((told for inside, *pair in pairs if (told := difference(*pair, inside))), None)


def _completed(expected, found):
    """Puts what is expected where nothing is told. A member that is null was not told."""
    if isinstance(expected, list) and isinstance(found, list):
        return [_completed(expected[at] if at < len(expected) else None, item) for at, item in enumerate(found)]
    if isinstance(expected, dict) and isinstance(found, dict):
        told = {key: _completed(expected.get(key), value) for key, value in found.items() if value is not None}
        return {**expected, **told}
    return found


def _rule(answer):
    rule = answer.get("rule")
    return rule if isinstance(rule, str) and rule else None


def _spoken(answer):
    rule = _rule(answer)
    return f"{answer.get('result')} ({rule})" if rule else f"{answer.get('result')}"


def _steps(expected, found):
    """Judges the steps of a flow, each a verdict with a reason of its own."""
    if not isinstance(found, list) or len(found) != len(expected):
        return "fail", f"expected {len(expected)} steps, found {_text(found)}"
    worst = ("pass", "")
    for at, (wanted, step) in enumerate(zip(expected, found)):
        if not isinstance(step, dict):
            return "fail", f"step {at}: expected a verdict, found {_text(step)}"
        told = f"step {at}: expected {_spoken(wanted)}, found {_spoken(step)}"
        if step.get("result") != wanted["result"]:
            return "fail", told
        if "rule" not in wanted or _rule(step) == wanted["rule"]:
            continue
        if _rule(step):
            worst = ("wrong-reason", told)
        elif worst[0] == "pass":
            worst = ("pass-unexplained", told)
    return worst


def _output(operation, expect, answer, verdict_only):
    if "output" not in expect:
        return "pass", ""
    expected = expect["output"]
    # Null counts as absent, as many languages write it so.
    told = answer.get("output") is not None
    if operation in PROVING:
        if not told:
            return "pass-unexplained", "what was proven is not told"
        wrong = difference(expected, _completed(expected, answer["output"]))
        if wrong:
            return "fail", f"what was proven differs {wrong}"
        untold = difference(expected, answer["output"])
        return ("pass-unexplained", f"what was proven is not told {untold}") if untold else ("pass", "")
    if not told:
        return "pass-unexplained" if verdict_only else "fail", "the output is missing"
    if operation == "flow.run" and isinstance(expected, list):
        return _steps(expected, answer["output"])
    wrong = difference(expected, answer["output"])
    return ("fail", f"the output differs {wrong}") if wrong else ("pass", "")


def judge(operation, vector, answer, twin_accepted=True, profile="strict", verdict_only=False):
    """Judges one answer: returns the outcome, and what differs. `twin_accepted` says it of the vector's accepted twin."""
    if not isinstance(answer, dict) or answer.get("result") not in ("accept", "reject", "undecided"):
        return "protocol", f"expected a verdict, found {_text(answer)}"
    if answer.get("rule") not in (None, "") and (not _rule(answer) or answer["result"] == "accept"):
        return "protocol", f"expected no rule with accept and a text with others, found {_text(answer)}"
    expect = vector.get("profiles", {}).get(profile, vector["expect"])
    rule, detail = _rule(answer), f"expected {_spoken(expect)}, found {_spoken(answer)}"
    if "contested" in vector:
        return "contested", "" if (answer["result"], rule) == (expect["result"], expect.get("rule")) else detail
    if answer["result"] != expect["result"]:
        return "fail", detail
    if answer["result"] == "accept":
        return _output(operation, expect, answer, verdict_only)
    if not twin_accepted:
        return "void", "its accepted twin was not accepted"
    # Which of several faults comes first is no standard's business: the refusal counts, and any of them explains it.
    if rule == expect.get("rule", rule) or ("faults" in vector and (rule is None or rule in vector["faults"])):
        return "pass", ""
    return "pass-unexplained" if rule is None else "wrong-reason", detail


def known_failures(text, name, ids):
    """Reads lines of an id and a reason: what fails and is known to. Raises ValueError for what says nothing."""
    known = {}
    for number, line in enumerate(text.split("\n"), 1):
        identity, _, reason = re.sub(r"\s+", " ", line).strip().partition(" ")
        if not identity or identity.startswith("#"):
            continue
        at = f"{name}:{number}: {identity}"
        if identity not in ids:
            raise ValueError(f"{at}: there is no vector with this id")
        if identity in known:
            raise ValueError(f"{at}: stands here twice")
        if not reason:
            raise ValueError(f"{at}: expected a reason behind the id")
        known[identity] = reason
    return known


def _deciding(expect, told, vector):
    """Names the rules that decide: the broken one, else the one that was named for breaking, else what the vector is about."""
    return [expect["rule"]] if "rule" in expect else [told] if told else vector["rules"][:3]


class Suite:
    """The vectors and one implementation. Each vector is asked once, when its outcome or that of a refusal needs it."""

    def __init__(self, implementation, features=(), profile="strict", folder=FOLDER):
        self.implementation, self.features, self.profile = implementation, frozenset(features), profile
        self.vectors = {vector["id"]: (operation, vector) for operation, vector in load(folder)}
        self.files = {identity: row["file"] for identity, row in index(folder)["vectors"].items()}
        self.register = register(folder)
        self.answers, self.crashes = {}, {}

    def select(self, operations=(), rules=(), features=(), classes=(), topics=(), ids=()):
        """Returns the ids that every given list names. Raises ValueError for a name that no vector has."""

        def of_class(name, operation, vector):
            of = self.register["classes"].get(name)
            if not of or operation not in of["operations"] or not set(vector["features"]) <= set(of["features"]):
                return False
            return "extends" not in of or any(own == operation or own in vector["features"] for own in of["extends"])

        def topic(identity):
            path = self.files[identity].removesuffix(".json")
            return path, path.split("/")[1]

        tests = [
            (operations, lambda name, identity, operation, vector: name == operation),
            (rules, lambda name, identity, operation, vector: name in vector["rules"]),
            (features, lambda name, identity, operation, vector: name in vector["features"]),
            (classes, lambda name, identity, operation, vector: of_class(name, operation, vector)),
            (topics, lambda name, identity, operation, vector: name in topic(identity)),
            (ids, lambda name, identity, operation, vector: name == identity),
        ]
        chosen = list(self.vectors)
        for names, has in tests:
            if not names:
                continue
            found = {name: {each for each in self.vectors if has(name, each, *self.vectors[each])} for name in names}
            empty = [name for name in names if not found[name]]
            if empty:
                raise ValueError(f"there is no vector of {', '.join(empty)}")
            chosen = [each for each in chosen if any(each in ids for ids in found.values())]
        return chosen

    def ask(self, identity):
        """Returns what the implementation answers, or None where it is not asked."""
        if identity not in self.answers:
            operation, vector = self.vectors[identity]
            answer = None
            if self.features.issuperset(vector["features"]):
                try:
                    # A copy: what an implementation changes must not be what another vector is judged by.
                    answer = self.implementation(operation, json.loads(json.dumps(vector["input"])))
                except Exception as error:  # What a hostile input makes of it is a finding.
                    self.crashes[identity] = error
            self.answers[identity] = answer
        return self.answers[identity]

    def _expects_accept(self, vector):
        return vector.get("profiles", {}).get(self.profile, vector["expect"])["result"] == "accept"

    def _twin_accepted(self, vector):
        """Asks the nearest vector in the line of twins that is to be accepted; there may be none."""
        while "twin" in vector:
            vector = self.vectors[vector["twin"]][1]
            if self._expects_accept(vector):
                answer = self.ask(vector["id"])
                return isinstance(answer, dict) and answer.get("result") == "accept" and not answer.get("rule")
        return True

    def judge(self, identity):
        """Returns the outcome of a vector, and what differs."""
        operation, vector = self.vectors[identity]
        answer = self.ask(identity)
        if identity in self.crashes:
            return "crash", f"{type(self.crashes[identity]).__name__}: {self.crashes[identity]}"
        if answer is None:
            return "unsupported", "the implementation does not have the operation or a feature"
        accepted = self._expects_accept(vector) or self._twin_accepted(vector)
        return judge(operation, vector, answer, accepted, self.profile, "verdict-only" in self.features)

    def explain(self, identity):
        """Tells an outcome: what was given, what was answered, and the sentence that decides."""
        operation, vector = self.vectors[identity]
        outcome, detail = self.judge(identity)
        expect = vector.get("profiles", {}).get(self.profile, vector["expect"])
        lines = [f"{identity}: {outcome}{', ' if detail else ''}{detail}", f"  title     {vector['title']}"]
        told = _rule(self.answers[identity]) if isinstance(self.answers[identity], dict) else None
        for rule in _deciding(expect, told, vector):
            known = self.register["rules"].get(rule)
            if known:
                lines += [f"  rule      {rule}: {known['sentence']}", f"  clause    {'; '.join(known['source'])}"]
        lines += [f"  reason    {vector['reason']}"]
        if vector["risk"] and expect["result"] != "accept":
            lines += [f"  risk      {', '.join(vector['risk'])}"]
        if "twin" in vector:
            lines += [f"  twin      {vector['twin']}, accepted; here {vector['mutation']}"]
        lines += [f"  expected  {_spoken(expect)}", f"  answered  {_text(self.answers.get(identity), 500)}"]
        return "\n".join([*lines, f"  input     {operation} {_text(vector['input'], 2000)}"])
