"""Proofs as blocks: dag-cbor, CIDs and CACAOs (spec/chain.md, "Blocks")."""

import hashlib
import re

import base58
import siwe
from verdict import Broken, Issue, utf8

MAX_BYTES = 262_144  # chainBytes
MAX_ITEMS, MAX_SIGNATURE = 16_384, 8_192
_CID_PREFIX = bytes.fromhex("01711220")

_DERIVED_VIA = {"eip191": "web3.eth.personal.sign", "eip1271": "EIP1271"}
TYPES = {"eoa": "eip191", "eip1271": "eip1271"}
_ISSUER = re.compile("did:pkh:eip155:([0-9]{1,32}):(0x[0-9a-fA-F]{40})")
# The member of the block and that of the message, with those that may be left out behind.
_NEEDED = {"domain": "domain", "version": "version", "nonce": "nonce", "aud": "uri", "iat": "issuedAt"}
_FREE = {"statement": "statement", "requestId": "requestId", "exp": "expirationTime", "nbf": "notBefore"}


class NotCanonical(Exception):
    pass


class _Decoder:
    """The part of dag-cbor that a CACAO has: texts, bytes, arrays and maps. Anything else is no CACAO."""

    def __init__(self, data):
        self.data, self.at, self.items = data, 0, 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise NotCanonical
        self.at += count
        return self.data[self.at - count : self.at]

    def value(self, depth=0):
        self.items += 1
        if self.items > MAX_ITEMS or depth > 8:
            raise NotCanonical
        first = self.take(1)[0]
        major, count = first >> 5, first & 31
        if 24 <= count <= 27:
            count = int.from_bytes(self.take(1 << (count - 24)), "big")
        elif count > 27:
            raise NotCanonical
        if major == 2:
            return self.take(count)
        if major == 3:
            return self.take(count).decode("utf-8")
        if major == 4:
            return [self.value(depth + 1) for _ in range(count)]
        if major == 5:
            members = [(self.value(depth + 1), self.value(depth + 1)) for _ in range(count)]
            if not all(isinstance(key, str) for key, _ in members):
                raise NotCanonical
            return dict(members)
        raise NotCanonical


def _head(major, count):
    if count < 24:
        return bytes([major << 5 | count])
    size = next(size for size in range(4) if count < 1 << (8 << size))
    return bytes([major << 5 | 24 + size]) + count.to_bytes(1 << size, "big")


def _encode(value):
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(utf8(value))) + utf8(value)
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(_encode, value))
    keys = sorted(value, key=lambda key: (len(utf8(key)), utf8(key)))
    return _head(5, len(value)) + b"".join(_encode(key) + _encode(value[key]) for key in keys)


def cid_of(block):
    return "z" + base58.encode(_CID_PREFIX + hashlib.sha256(block).digest())


def read(block, path, work):
    """The AuthSig of a block without its hash: chain.size, chain.block, chain.reconstruction."""
    if len(block) > MAX_BYTES:
        raise Broken(Issue("chain.size", path))
    work.bytes(len(block), path)
    try:
        decoder = _Decoder(block)
        value = decoder.value()
        if decoder.at != len(block) or _encode(value) != block:
            raise NotCanonical
    except (NotCanonical, UnicodeError):
        raise Broken(Issue("chain.block", path)) from None
    if not _is_cacao(value):
        raise Broken(Issue("chain.block", path))
    sig = value["s"]["s"]
    return rebuilt(value, sig if isinstance(sig, str) else "0x" + sig.hex(), path)


def rebuilt(value, sig, path):
    """The AuthSig that a CACAO stands for: chain.reconstruction."""
    payload = value["p"]
    chain_id, address = _ISSUER.fullmatch(payload["iss"]).groups()
    members = {"address": address, "chainId": chain_id}
    for name, member in {**_NEEDED, **_FREE}.items():
        if name in payload:
            members[member] = payload[name]
    if "resources" in payload:
        members["resources"] = payload["resources"]
    text = siwe.write(members)
    try:
        is_same = siwe.parse(text) == members
    except Broken:
        is_same = False
    if not is_same:
        raise Broken(Issue("chain.reconstruction", path))
    return {
        "sig": sig,
        "derivedVia": _DERIVED_VIA[value["s"]["t"]],
        "signedMessage": text,
        "address": address,
    }


def _is_cacao(value):
    """The members of the table, and no others."""
    if not isinstance(value, dict) or set(value) != {"h", "p", "s"}:
        return False
    header, payload, signature = value["h"], value["p"], value["s"]
    if header not in ({"t": "eip4361"}, {"t": "caip122"}) or not isinstance(payload, dict):
        return False
    texts = {name: text for name, text in payload.items() if name != "resources"}
    if not set(_NEEDED) | {"iss"} <= set(texts) <= set(_NEEDED) | set(_FREE) | {"iss"}:
        return False
    resources = payload.get("resources", [])
    if not isinstance(resources, list) or not all(isinstance(text, str) for text in [*texts.values(), *resources]):
        return False
    if not _ISSUER.fullmatch(payload["iss"]):
        return False
    if not isinstance(signature, dict) or set(signature) != {"t", "s"} or signature["t"] not in ("eip191", "eip1271"):
        return False
    sig = signature["s"]
    if isinstance(sig, bytes):
        return 2 < 2 + 2 * len(sig) <= MAX_SIGNATURE
    return isinstance(sig, str) and _is_hex(sig) and len(sig) <= MAX_SIGNATURE


def _is_hex(text):
    """`0x` and one byte or more."""
    return re.fullmatch("0x(?:[0-9a-fA-F]{2})+", text) is not None


def block_of(parsed):
    """The block of an AuthSig that was read: chain.reconstruction where a block would not give it back."""
    path, text_path, members = parsed.path, parsed.text_path, parsed.members
    issues = []
    if parsed.kind not in TYPES:
        issues.append(Issue("chain.reconstruction", path + ("derivedVia",)))
    if "scheme" in members:
        issues.append(Issue("chain.reconstruction", text_path + ("scheme",)))
    if parsed.value["address"].lower() != members["address"].lower():
        issues.append(Issue("chain.reconstruction", path + ("address",)))
    if not _is_hex(parsed.value["sig"]):
        issues.append(Issue("chain.reconstruction", path + ("sig",)))
    if len(members["chainId"]) > 32:
        issues.append(Issue("chain.reconstruction", text_path + ("chainId",)))
    if issues:
        raise Broken(*issues)
    payload = {"iss": f"did:pkh:eip155:{members['chainId']}:{members['address']}"}
    for name, member in {**_NEEDED, **_FREE, "resources": "resources"}.items():
        if member in members:
            payload[name] = members[member]
    block = _encode({"h": {"t": "eip4361"}, "p": payload, "s": {"t": TYPES[parsed.kind], "s": parsed.value["sig"]}})
    if len(block) > MAX_BYTES:
        raise Broken(Issue("chain.size", path))
    return block
