"""Issues, their order and the verdict (spec/README.md, "Verdicts" and "Order of issues")."""

import json
import os
import re

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

with open(os.path.join(ROOT, "spec", "rules.json"), encoding="utf-8") as file:
    RULES = [rule["id"] for rule in json.load(file)["rules"]]
_RULE_ORDER = {rule: place for place, rule in enumerate(RULES)}

# The rules whose sentence says "report as undecided".
UNDECIDED = {
    "capability.restriction-undecided",
    "auth-sig.kind-undecided",
    "auth-sig.age-undecided",
    "auth-sig.proofs",
    "auth-sig.network-key",
    "delegation.owner-undecided",
    "delegation.ledger-full",
    "server.busy",
    "server.deadline",
    "ledger.unavailable",
}

# "Order of issues", 2.
_MEMBERS = (
    "sig derivedVia signedMessage scheme domain address algo statement uri version chainId nonce result signatureShare "
    "ProofOfPossession shareIndex sessionKey authMethods authMethodType accessToken pkpPublicKey siweMessage curveType "
    "litActionIpfsId code jsParams epoch dataSigned blsRootPubkey resourceAbilityRequests resource resourcePrefix ability "
    "data capabilities issuedAt expirationTime notBefore requestId resources expiration nodeAddress maxPrice att prf"
).split()
_MEMBER_ORDER = {member: place for place, member in enumerate(_MEMBERS)}


class Issue:
    """A broken rule at a path, which is a tuple of segments."""

    def __init__(self, rule, path=()):
        if rule not in _RULE_ORDER:
            raise KeyError(rule)
        self.rule, self.path = rule, tuple(path)


class Broken(Exception):
    """Ends a stage with the issues found in it."""

    def __init__(self, *issues):
        super().__init__(", ".join(issue.rule for issue in issues))
        self.issues = list(issues)


class Unsupported(Exception):
    """What this implementation does not know, and does not declare."""


def end_stage(issues):
    if issues:
        raise Broken(*issues)


def utf8(text):
    """UTF-8; a lone surrogate, which has none, takes the three bytes that U+FFFD takes."""
    return text.encode("utf-8", "surrogatepass")


def has_lone_surrogate(text):
    return any(0xD800 <= ord(c) <= 0xDFFF for c in text)


def _segment_key(segment):
    if re.fullmatch("[0-9]+", segment):
        digits = segment.lstrip("0")
        return (0, len(digits), digits, utf8(segment))
    if segment in _MEMBER_ORDER:
        return (1, _MEMBER_ORDER[segment])
    return (2, utf8(segment.replace("~", "~0").replace("/", "~1")))  # as the pointer writes it


def _issue_key(issue):
    """By path, then by the order of the rules. A path that is the beginning of another comes first."""
    return ([_segment_key(segment) for segment in issue.path], _RULE_ORDER[issue.rule])


def verdict(issues):
    """("reject" or "undecided", the rule): of the first issue that refuses; where none does, of the first."""
    ordered = sorted(issues, key=_issue_key)
    for issue in ordered:
        if issue.rule not in UNDECIDED:
            return "reject", issue.rule
    return "undecided", ordered[0].rule


def pointer(path):
    """RFC 6901."""
    return "".join("/" + segment.replace("~", "~0").replace("/", "~1") for segment in path)
