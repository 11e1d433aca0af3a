"""Base58btc, varints and CIDs (spec/recap.md, recap.proof-cid)."""

import re

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


def decode(text):
    """The bytes, or None. One number in base 58; each `1` in front is a zero byte."""
    number = 0
    for letter in text:
        if letter not in _VALUES:
            return None
        number = number * 58 + _VALUES[letter]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\x00" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode(data):
    number, letters = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        letters = ALPHABET[digit] + letters
    return "1" * (len(data) - len(data.lstrip(b"\x00"))) + letters


def _varint(data, at):
    """(number, end) of the shortest form in nine bytes at most, or None."""
    number = 0
    for place in range(9):
        if at + place >= len(data):
            return None
        byte = data[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return None if byte == 0 and place > 0 else (number, at + place + 1)
    return None


def is_cid_v0(text):
    """`Qm...`: 12 20 and the 32 bytes of a SHA-256 digest."""
    if not re.fullmatch(f"[{ALPHABET}]{{1,256}}", text):
        return False
    data = decode(text)
    return len(data) == 34 and data[:2] == b"\x12\x20"


def is_cid(text):
    """Of version 0, or of version 1 with the multibase prefix `z`."""
    if is_cid_v0(text):
        return True
    if not re.fullmatch(f"z[{ALPHABET}]{{1,255}}", text):
        return False
    data = decode(text[1:])
    if data[:1] != b"\x01":
        return False
    at = 1
    for _ in range(3):  # codec, hash function, length of the digest
        found = _varint(data, at)
        if found is None:
            return False
        number, at = found
    return number == len(data) - at
