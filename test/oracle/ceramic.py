"""Commits of Ceramic (spec/ceramic.md)."""

import base64
import hashlib

import auth_sig
import base58
import cacao
import chain
import ed25519
import instant
import json_text
import recap
import schema
from keccak import checksum_address
from verdict import Broken, Issue, end_stage

_HEADER = ("jws", "signatures", "0", "protected")
_SIGNATURE = ("jws", "signatures", "0", "signature")
_CACAO = ("cacaoBlock",)
_CID_PREFIX = bytes.fromhex("01711220")
_ED25519 = b"\xed\x01"


class _Free:
    """What is not counted: the header is part of the JSON text."""

    @staticmethod
    def bytes(count, path):
        pass


def verify_value(value, given, work):
    """What is proven (spec/answer.md)."""
    end_stage([Issue("ceramic.shape", inside) for inside in schema.faults(value, "ceramic")])
    [signed] = value["jws"]["signatures"]
    header, key = _read_header(signed["protected"])
    linked, block = _base64(value["linkedBlock"]), _base64(value["cacaoBlock"])
    parsed = auth_sig.read(cacao.read(block, _CACAO, work), _CACAO, work)
    policy = auth_sig.Policy(given)
    issues = []
    if header["cap"] != "ipfs://" + _base32(_cid(block)):
        issues.append(Issue("ceramic.capability", _HEADER + ("cap",)))
    cid = _cid(linked)
    if value["jws"]["payload"] != _base64url(cid) or value["jws"].get("link", _base32(cid)) != _base32(cid):
        issues.append(Issue("ceramic.payload", ("jws", "payload")))
    issues += auth_sig.judge_without_binding(parsed, policy) + chain.Chain(parsed, policy, work).judge()
    if parsed.members["uri"] != header["kid"].partition("#")[0]:
        issues.append(Issue("ceramic.audience", parsed.text_path + ("uri",)))
    granting = _granting(parsed.members.get("resources", []), given.get("request"), _base32(cid))
    if not granting:
        issues.append(Issue("ceramic.resource", parsed.text_path))
    end_stage(issues)
    issues = _judge_account(parsed, policy, work)
    issues += _judge_signature(key, signed, value["jws"]["payload"], work)
    end_stage(issues)
    return _tell(parsed, key, granting, _base32(cid), policy, given)


def _base64(text):
    """Padded or not, and whatever bits are behind the last byte."""
    bare = text.rstrip("=")
    if len(bare) % 4 == 1:
        raise Broken(Issue("ceramic.shape"))
    return base64.b64decode(bare + "=" * (-len(bare) % 4))


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _cid(block):
    return _CID_PREFIX + hashlib.sha256(block).digest()


def _base32(cid):
    return "b" + base64.b32encode(cid).decode().rstrip("=").lower()


def _read_header(text):
    """ceramic.header, ceramic.key: the members of the header, and the key."""
    data = recap.from_base64url(text)
    try:
        header = None if data is None else json_text.read(data, _HEADER, _Free)
    except Broken:
        header = None
    is_header = (
        isinstance(header, dict)
        and header.get("alg") == "EdDSA"
        and all(isinstance(header.get(name), str) for name in ("kid", "cap"))
        and "crit" not in header
    )
    if not is_header:
        raise Broken(Issue("ceramic.header", _HEADER))
    key = _read_key(header["kid"])
    if key is None:
        raise Broken(Issue("ceramic.key", _HEADER + ("kid",)))
    return header, key


def _read_key(kid):
    did, mark, fragment = kid.partition("#")
    name = did[len("did:key:") :]
    if not mark or not did.startswith("did:key:z") or fragment != name:
        return None
    data = base58.decode(name[1:])
    if data is None or "z" + base58.encode(data) != name or len(data) != 34 or data[:2] != _ED25519:
        return None
    return data[2:] if ed25519.is_strict_point(data[2:]) else None


def _granting(resources, asked, payload):
    if asked is None:
        return sorted({resource for resource in resources if resource.startswith("ceramic://")})
    forms = ["ceramic://*", "ceramic://" + asked["stream"]]
    forms.append("ceramic://" + asked["stream"] + "?payload=" + payload)
    if "model" in asked:
        forms.append("ceramic://*?model=" + asked["model"])
    return sorted({resource for resource in resources if resource in forms})


# Step 4.


def _judge_account(parsed, policy, work):
    """The text with the address as `iss` writes it, or in the spelling of EIP-55."""
    issues = auth_sig.judge_signature(parsed, policy, work)
    spelled = checksum_address(parsed.address.lower())
    if [issue.rule for issue in issues] != ["auth-sig.signature"] or spelled == parsed.address:
        return issues
    text = parsed.text
    parsed.text = text.replace(parsed.address, spelled, 1)
    again = auth_sig.judge_signature(parsed, policy, work)
    parsed.text = text
    return again


def _judge_signature(key, signed, payload, work):
    signature = recap.from_base64url(signed["signature"])
    if signature is None or len(signature) != 64 or not ed25519.has_signature_form(signature):
        return [Issue("ceramic.signature", _SIGNATURE)]
    work.signature("ed25519", _SIGNATURE)
    message = (signed["protected"] + "." + payload).encode("utf-8", "surrogatepass")
    return [] if ed25519.verify(key, message, signature) else [Issue("ceramic.signature", _SIGNATURE)]


def _tell(parsed, key, granting, cid, policy, given):
    more = [name for name in ("request",) if name not in given]
    if parsed.proofs() and policy.root is None:
        more.append("root")
    told = {
        "account": parsed.account(),
        "sessionKey": key.hex(),
        "grants": granting,
        "payload": cid,
        "preface": parsed.preface(),
        "notChecked": auth_sig.not_checked(policy, *more),
    }
    if "expirationTime" in parsed.members:
        told["expiration"] = instant.write(instant.parse(parsed.members["expirationTime"]))
    return told
