"""Accounts without SIWE: Solana and Cosmos (spec/auth-sig.md, "Texts of accounts without SIWE")."""

import base64
import hashlib
import re

import base58
import bech32
import ed25519
import instant
import secp256k1
from ripemd160 import ripemd160
from verdict import Issue, has_lone_surrogate, utf8

_PREFIXES = ("cosmos", "kyve", "cheqd", "juno")


def has_address_form(kind, address):
    """auth-sig.address-form."""
    if kind == "solana":
        data = base58.decode(address)
        return data is not None and len(data) == 32 and ed25519.is_strict_point(data)
    decoded = bech32.decode(address)
    return decoded is not None and decoded[0] in _PREFIXES and len(decoded[1]) == 20


def _document_digest(text, address):
    """SHA-256 of the ADR-36 document of a text, as lower-case hex."""
    data = base64.b64encode(utf8(text)).decode()
    document = (
        '{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData",'
        f'"value":{{"data":"{data}","signer":"{address}"}}}}],"sequence":"0"}}'
    )
    return hashlib.sha256(document.encode()).hexdigest()


def find_text(value, texts):
    """The given text whose document has the signed digest, or None (auth-sig.signed-text)."""
    for text in texts:
        if not has_lone_surrogate(text) and _document_digest(text, value["address"]) == value["signedMessage"]:
            return text
    return None


def signed_at(text, members):
    """The time at which a text was signed, or None: the issued-at of a sign-in text, the end of a free text."""
    if members is not None:
        return instant.parse(members["issuedAt"]) if "issuedAt" in members else None
    return instant.parse(re.split("[ \n]", text)[-1])


def signature_form(kind, sig):
    """The 64 bytes of a signature in the form of its kind, or None."""
    if kind == "solana":
        data = bytes.fromhex(sig) if re.fullmatch("[0-9a-fA-F]{128}", sig) else None
        return data if data and ed25519.has_signature_form(data) else None
    if not re.fullmatch("[A-Za-z0-9+/]{86}==", sig):
        return None
    data = base64.b64decode(sig)
    r, s = int.from_bytes(data[:32], "big"), int.from_bytes(data[32:], "big")
    is_canonical = base64.b64encode(data).decode() == sig
    return data if is_canonical and 0 < r < secp256k1.N and 0 < s < secp256k1.N else None


def has_high_s(kind, data):
    return kind == "cosmos" and int.from_bytes(data[32:], "big") > secp256k1.N // 2


def holds(kind, value, data):
    """auth-sig.signature."""
    if kind == "solana":
        return ed25519.verify(base58.decode(value["address"]), utf8(value["signedMessage"]), data)
    account = bech32.decode(value["address"])[1]
    digest = bytes.fromhex(value["signedMessage"])
    r, s = int.from_bytes(data[:32], "big"), int.from_bytes(data[32:], "big")
    keys = [secp256k1.recover(digest, r, s, recovery) for recovery in range(4)]
    return any(
        ripemd160(hashlib.sha256(bytes([2 + (key[1] & 1)]) + key[0].to_bytes(32, "big")).digest()) == account
        for key in keys
        if key is not None
    )


def judge_age(text, members, text_path, policy, skew):
    """auth-sig.signed-at, auth-sig.age-undecided, auth-sig.age: the issues."""
    has_end = members is not None and "expirationTime" in members
    if has_end and policy.max_age is None:
        return []
    issues = [] if has_end or policy.max_age is not None else [Issue("auth-sig.age-undecided", text_path)]
    time = signed_at(text, members)
    if time is None:
        return issues + [Issue("auth-sig.signed-at", text_path)]
    is_future = instant.shift(time, -skew) > policy.now
    is_over = policy.max_age is not None and not policy.now < instant.shift(time, policy.max_age + skew)
    if is_over or (is_future and members is None):  # of a sign-in text the latter is for auth-sig.issued-at
        issues.append(Issue("auth-sig.age", text_path))
    return issues

