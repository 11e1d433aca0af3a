"""Signatures of contract wallets: wrappers (ERC-6492) and replies of contracts (spec/evidence.md, spec/auth-sig.md)."""

import re

import instant

EVIDENCE_AGE = 60  # seconds, evidenceAge
_SUFFIX = bytes.fromhex("6492" * 16)
_MAGIC = "0x1626ba7e" + "00" * 28

_TEXT_FORMS = {
    "chainId": "[0-9]+",
    "address": "0x[0-9a-fA-F]{40}",
    "digest": "0x[0-9a-fA-F]{64}",
    "signature": "0x(?:[0-9a-fA-F]{2})*",
    "outcome": "returned|failed",
}
_HEX = "0x(?:[0-9a-fA-F]{2})*"


def open_signature(sig):
    """(the signature that is asked about, the deployment or None) as hex, or None: no hex, or a wrapper that is not canonical."""
    if not re.fullmatch(_HEX, sig):
        return None
    data = bytes.fromhex(sig[2:])
    if not data.endswith(_SUFFIX):
        return (sig.lower(), None)
    return _unwrap(data[: -len(_SUFFIX)])


def _word(data, at):
    return int.from_bytes(data[at : at + 32], "big")


def _padded(length):
    return -(-length // 32) * 32


def _unwrap(data):
    """The ABI encoding of (address, bytes, bytes), canonical: encoding what it says again gives the same bytes."""
    if len(data) < 160:
        return None
    call_length = _word(data, 96)
    if call_length > len(data):
        return None
    call = data[128 : 128 + call_length]
    at = 128 + _padded(call_length)
    length = _word(data, at)
    if at + 32 > len(data) or length > len(data):
        return None
    inside = data[at + 32 : at + 32 + length]
    factory = data[12:32]
    again = (
        b"\x00" * 12
        + factory
        + (96).to_bytes(32, "big")
        + at.to_bytes(32, "big")
        + len(call).to_bytes(32, "big")
        + call.ljust(_padded(len(call)), b"\x00")
        + len(inside).to_bytes(32, "big")
        + inside.ljust(_padded(len(inside)), b"\x00")
    )
    if again != data:
        return None
    return ("0x" + inside.hex(), {"factory": "0x" + factory.hex(), "data": "0x" + call.hex()})


def _is_reply(reply):
    """ "One that lacks a member, or has one of another form, is none." """
    if not isinstance(reply, dict):
        return False
    for name, form in _TEXT_FORMS.items():
        if not isinstance(reply.get(name), str) or not re.fullmatch(form, reply[name]):
            return False
    if not isinstance(reply.get("code"), bool) or not isinstance(reply.get("asOf"), str):
        return False
    deployment = reply.get("deployment")
    if deployment is not None:
        if not isinstance(deployment, dict) or set(deployment) != {"factory", "data"}:
            return False
        if not all(isinstance(value, str) and re.fullmatch(_HEX, value) for value in deployment.values()):
            return False
    told = "data" in reply or (reply["code"] and reply["outcome"] == "returned")  # what returned has data, if only `0x`
    if told and not (isinstance(reply.get("data"), str) and re.fullmatch(_HEX, reply["data"])):
        return False
    return instant.parse(reply["asOf"]) is not None


def _lower(value):
    return {name: text.lower() for name, text in value.items()} if value else None


def find_reply(replies, question, now, skew):
    """The reply that is evidence, or None: equal to the question, of the right time, the latest, of equal ones the first."""
    found = None
    for reply in replies:
        if not _is_reply(reply):
            continue
        as_of = instant.parse(reply["asOf"])
        if not instant.shift(as_of, -skew) <= now <= instant.shift(as_of, EVIDENCE_AGE):
            continue
        if _lower(reply.get("deployment")) != question["deployment"]:
            continue
        if any(reply[name].lower() != question[name].lower() for name in ("chainId", "address", "digest", "signature")):
            continue
        if found is None or as_of > instant.parse(found["asOf"]):
            found = reply
    return found


def said_yes(reply):
    """The magic value, and nothing else, of a call that did not fail, by an account with code."""
    return reply["code"] and reply["outcome"] == "returned" and reply.get("data", "").lower() == _MAGIC
