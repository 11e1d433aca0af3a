"""Sessions of several systems (spec/session-kinds.md)."""

import ceramic
import json_text
import one_click
import session
from verdict import Broken, Issue

# What sets the documents of a kind apart.
_MEMBERS = {"lit": ("sig", "derivedVia", "signedMessage"), "one-click-auth": ("cacaos",), "ceramic": ("jws", "cacaoBlock")}
_VERIFY = {
    "lit": lambda value, given, work: session.verify_value(value, (), session.Caller(given), work),
    "one-click-auth": one_click.verify_value,
    "ceramic": ceramic.verify_value,
}


def verify(text, takes, work):
    """The operation session.verify."""
    value = json_text.read(text, (), work)
    members = value if isinstance(value, dict) else {}
    found = [kind for kind, names in _MEMBERS.items() if any(name in members for name in names)]
    if len(found) != 1 or found[0] not in takes:
        raise Broken(Issue("session.kind"))
    return {"kind": found[0], "session": _VERIFY[found[0]](value, takes[found[0]], work)}
