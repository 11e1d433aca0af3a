"""Bech32 (BIP-173), in lower case."""

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _checksum(values):
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> i & 1 else 0
    return check


def decode(text):
    """(prefix, bytes), or None."""
    prefix, mark, data = text.rpartition("1")
    if not mark or not prefix or len(text) > 90 or len(data) < 6 or any(c not in _CHARSET for c in data):
        return None
    if any(not 33 <= ord(c) <= 126 or c.isupper() for c in prefix):
        return None
    values = [_CHARSET.index(c) for c in data]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    if _checksum(expanded + values) != 1:
        return None
    number, bits = 0, 5 * (len(values) - 6)
    for value in values[:-6]:
        number = number << 5 | value
    spare = bits % 8
    if spare > 4 or number & ((1 << spare) - 1):
        return None
    return (prefix, (number >> spare).to_bytes(bits // 8, "big"))
