"""Ed25519 (RFC 8032 section 5.1), verified strictly: canonical encodings, no small order, the exact equation."""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)
_IDENTITY = (0, 1, 1, 0)


def _add(p, q):
    """Section 5.1.4, extended homogeneous coordinates; the formula is complete."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _multiply(point, scalar):
    result = _IDENTITY
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def decode(data):
    """Section 5.1.3: the point of 32 bytes, or None where they are not the canonical encoding of one."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * _ROOT % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def _encode(point):
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_Y = 4 * pow(5, -1, P) % P
B = decode(_Y.to_bytes(32, "little"))


def is_strict_point(data):
    """The canonical encoding of a point that is not of small order."""
    point = decode(data)
    return point is not None and _encode(_multiply(point, 8)) != _encode(_IDENTITY)


def has_signature_form(signature):
    """R as above, S below the group order."""
    return is_strict_point(signature[:32]) and int.from_bytes(signature[32:], "little") < L


def verify(key, message, signature):
    """The encoding of S*B - k*A equals the received R; `key` and `signature` have their forms."""
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    x, y, z, t = decode(key)
    difference = _add(_multiply(B, int.from_bytes(signature[32:], "little")), _multiply((P - x, y, z, P - t), k))
    return _encode(difference) == signature[:32]
