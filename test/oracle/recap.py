"""ReCaps (spec/recap.md)."""

import base64
import re

import base58
import json_text
import schema
import uri
from verdict import Broken, Issue, end_stage, utf8
from work import Work

PREFIX = "urn:recap:"
MAX_ABILITIES, MAX_PROOFS = 1_024, 64
_ABILITY = re.compile(r"[a-zA-Z0-9.*_+\-]+/[a-zA-Z0-9.*_+\-]+")
PREAMBLE = "I further authorize the stated URI to perform the following actions on my behalf:"


def is_recap(resource):
    """In any letter case (recap.prefix)."""
    return resource[: len(PREFIX)].lower() == PREFIX


def decode(text, path, work, names=()):
    """ "Decoding", steps 1 to 5: {"att", "prf"}. `names` are keys of `att` that count as URIs without being one."""
    if not text.startswith(PREFIX):
        raise Broken(Issue("recap.prefix", path))
    payload = text[len(PREFIX) :]
    size = len(payload) * 3 // 4
    if size <= json_text.MAX_BYTES:
        work.bytes(size, path)
    data = from_base64url(payload)
    if data is None:
        raise Broken(Issue("recap.encoding", path))
    details = json_text.read(data, path, _Counted)
    _judge_shape(details, path)
    end_stage(_disorder(details, path) + _names(details, path, names))
    return {"att": details["att"], "prf": details.get("prf", [])}


class _Counted:
    """The bytes of a payload are counted from the length of its text, before it is decoded."""

    @staticmethod
    def bytes(count, path):
        pass


def from_base64url(text):
    """RFC 4648 section 5 without padding; trailing bits are zero: encoding again gives the same text. Else None."""
    if not re.fullmatch(r"[A-Za-z0-9_\-]*", text) or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if _to_base64url(data) == text else None


def _to_base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _judge_shape(details, path):
    """recap.shape: the schema and the bounds of a ReCap."""
    end_stage([Issue("recap.shape", inside) for inside in schema.faults(details, "recap-details", path)])
    abilities = sum(len(entry) for entry in details["att"].values())
    if abilities > MAX_ABILITIES:
        raise Broken(Issue("recap.shape", path + ("att",)))
    if len(details.get("prf", [])) > MAX_PROOFS:
        raise Broken(Issue("recap.shape", path + ("prf",)))


def _disorder(value, path):
    """recap.order: keys of every object ascend by their UTF-8 bytes."""
    found = []
    if isinstance(value, dict):
        keys = [utf8(key) for key in value]
        if keys != sorted(keys):
            found.append(Issue("recap.order", path))
        for key, member in value.items():
            found += _disorder(member, path + (key,))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            found += _disorder(item, path + (str(place),))
    return found


def _names(details, path, names=()):
    """recap.resource, recap.ability, recap.proof-cid."""
    found = []
    for resource, abilities in details["att"].items():
        if not uri.is_uri(resource) and resource not in names:
            found.append(Issue("recap.resource", path + ("att", resource)))
        for ability in abilities:
            if not _ABILITY.fullmatch(ability):
                found.append(Issue("recap.ability", path + ("att", resource, ability)))
    for place, proof in enumerate(details.get("prf", [])):
        if not base58.is_cid(proof):
            found.append(Issue("recap.proof-cid", path + ("prf", str(place))))
    return found


def is_ability(text):
    return _ABILITY.fullmatch(text) is not None


def statement(recap):
    """ "ReCap statement", steps 1 to 3."""
    text, count = PREAMBLE, 0
    for resource in sorted(recap["att"], key=utf8):
        groups = {}
        for ability in sorted(recap["att"][resource], key=utf8):
            namespace, _, name = ability.partition("/")
            groups.setdefault(namespace, []).append(f"'{name}'")
        for namespace, names in groups.items():
            count += 1
            text += f" ({count}) '{namespace}': {', '.join(names)} for '{resource}'."
    return text


def encode(value, path, work):
    """ "Encoding", steps 1 to 3."""
    details = {name: value[name] for name in ("att", "prf") if name in value}
    _judge_shape(details, path)
    details.setdefault("prf", [])
    if not json_text.is_strict_value(details):
        raise Broken(Issue("json.text", path))
    text = _count(details, path, work)
    end_stage(_names(details, path))
    return PREFIX + _to_base64url(utf8(text))


def _count(details, path, work):
    """A ReCap as value (spec/limits.md, "Work"); its JSON text."""
    work.bytes(_values(details) * 24, path)
    text = json_text.canonical(details)
    if len(utf8(text)) > json_text.MAX_BYTES:
        raise Broken(Issue("json.text", path))
    work.bytes(len(utf8(text)), path)
    return text


def _values(details):
    """The values in its alternatives, these included."""
    lists = [alternatives for abilities in details["att"].values() for alternatives in abilities.values()]
    return sum(json_text.count_values(alternative) for alternatives in lists for alternative in alternatives)


def merge(uris, work):
    """ "Merging", steps 1 to 4. Each URI is decoded in a judgement of its own; the work of merging is that of the values."""
    recaps, issues = [], []
    for place, text in enumerate(uris):
        try:
            recaps.append(decode(text, (str(place),), Work()))
        except Broken as broken:
            issues += broken.issues
    end_stage(issues)
    att, prf = {}, []
    for place, recap in enumerate(recaps):
        work.bytes(1024, (str(place),))
        _count(recap, (str(place),), work)
        for resource, abilities in recap["att"].items():
            entry = att.setdefault(resource, {})
            for ability, alternatives in abilities.items():
                entry.setdefault(ability, []).extend(alternatives)
        prf += recap["prf"]
    for entry in att.values():
        for ability, alternatives in entry.items():
            entry[ability] = _first_of_equal(alternatives)
    return encode({"att": att, "prf": list(dict.fromkeys(prf))}, (), Work())


def _first_of_equal(alternatives):
    """Equal as RFC 8785 text."""
    kept = {}
    for alternative in alternatives:
        kept.setdefault(json_text.canonical(alternative), alternative)
    return list(kept.values())
