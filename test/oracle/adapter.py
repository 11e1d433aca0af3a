"""Speaks the protocol of `capsig conformance run` (schemas/protocol.schema.json): one JSON line in, one out."""

import base64
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import auth_sig  # noqa: E402
import cacao  # noqa: E402
import capability  # noqa: E402
import grant  # noqa: E402
import kinds  # noqa: E402
import recap  # noqa: E402
import session  # noqa: E402
import siwe  # noqa: E402
from verdict import Broken, Issue, Unsupported, verdict  # noqa: E402
from work import Work  # noqa: E402


def _text(given):
    """What is not Unicode text comes as {"hex": ...}."""
    return bytes.fromhex(given["hex"]) if isinstance(given, dict) else given


def _recap_statement(given):
    own = recap.statement(recap.decode(given["uri"], (), Work()))
    return given["statement"] + " " + own if "statement" in given else own


def _covers(given):
    cells = capability.covers(given["grants"], given["resource"], given["ability"], given.get("facts", {}), Work())
    return {"grants": capability.tell_cells(cells)}


def _cacao_encode(given):
    block = grant.encode_cacao(_text(given["authSig"]), Work())
    return {"cid": cacao.cid_of(block), "block": base64.b64encode(block).decode()}


def _cacao_decode(given):
    block = base64.b64decode(given["block"])
    value = cacao.read(block, (), Work())
    if cacao.cid_of(block) != given["cid"]:
        raise Broken(Issue("chain.block"))
    return value


def _delegation_verify(given):
    owners = given.get("evidence", {}).get("tokenOwners", [])
    return grant.verify_delegation(_text(given["authSig"]), given["use"], owners, auth_sig.Policy(given), Work())


OPERATIONS = {
    "cacao.encode": _cacao_encode,
    "cacao.decode": _cacao_decode,
    "chain.verify": lambda given: grant.verify_chain(
        _text(given["authSig"]), given["purpose"], auth_sig.Policy(given), Work()
    ),
    "delegation.verify": _delegation_verify,
    "siwe.parse": lambda given: siwe.parse(given["text"], (), Work()),
    "siwe.format": lambda given: siwe.format_message(given["message"]),
    "recap.decode": lambda given: recap.decode(given["uri"], (), Work()),
    "recap.encode": lambda given: recap.encode(given["recap"], (), Work()),
    "recap.statement": _recap_statement,
    "recap.merge": lambda given: recap.merge(given["uris"], Work()),
    "capability.covers": _covers,
    "capability.narrower": lambda given: capability.narrower(given["child"], given["parents"], Work()),
    "auth-sig.verify": lambda given: grant.verify(
        _text(given["authSig"]), given["purpose"], auth_sig.Policy(given), Work()
    ),
    "session-sig.verify": lambda given: session.verify(_text(given["sessionSig"]), session.Caller(given), Work()),
    "session.verify": lambda given: kinds.verify(_text(given["session"]), given["takes"], Work()),
    "session-sigs.verify": lambda given: session.verify_map(_text(given["sessionSigs"]), given),
}

HELLO = {
    "type": "hello",
    "protocol": 1,
    "name": "capsig-oracle",
    "version": "1",
    "operations": sorted(OPERATIONS),
    "features": [
        "ability:other",
        "auth-sig:envelope",
        "evidence:contract-calls",
        "evidence:proofs",
        "evidence:signed-texts",
        "evidence:token-owners",
        "kind:contract",
        "kind:cosmos",
        "kind:solana",
        "max-age",
        "namespace:lit-paymentdelegation",
        "namespace:lit-ratelimitincrease",
        "namespace:lit-resolvedauthcontext",
        "namespace:other",
        "purpose:delegation",
        "purpose:session",
        "recap",
        "restrictions",
        "session-kind:ceramic",
        "session-kind:lit",
        "session-kind:one-click-auth",
        "siwe:scheme",
    ],
}


def answer(message):
    if message["type"] == "hello":
        return HELLO
    operation = OPERATIONS.get(message["operation"])
    if operation is None or message["profile"] != "strict":
        return {"id": message["id"], "result": "unsupported"}
    try:
        output = operation(message["input"])
    except Broken as broken:
        result, rule = verdict(broken.issues)
        return {"id": message["id"], "result": result, "rule": rule}
    except Unsupported:
        return {"id": message["id"], "result": "unsupported"}
    return {"id": message["id"], "result": "accept", **({} if output is None else {"output": output})}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        print(json.dumps(answer(json.loads(line))), flush=True)
