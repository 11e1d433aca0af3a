"""URIs (RFC 3986 section 3 and appendix A)."""

import re

_PCT = "%[0-9A-Fa-f]{2}"
_UNRESERVED = r"A-Za-z0-9\-._~"
_SUB = "!$&'()*+,;="
_PCHAR = rf"(?:[{_UNRESERVED}{_SUB}:@]|{_PCT})"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*")
_USERINFO = re.compile(rf"(?:[{_UNRESERVED}{_SUB}:]|{_PCT})*")
_REG_NAME = re.compile(rf"(?:[{_UNRESERVED}{_SUB}]|{_PCT})*")  # an IPv4address is one by its letters
_IPV_FUTURE = re.compile(rf"[vV][0-9A-Fa-f]+\.[{_UNRESERVED}{_SUB}:]+")
_HOST_PORT = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]*))?")
_PCHARS = re.compile(rf"{_PCHAR}*")
_PATH = re.compile(rf"(?:{_PCHAR}|/)*")
_QUERY = re.compile(rf"(?:{_PCHAR}|[/?])*")
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")


def is_scheme(text):
    """Section 3.1."""
    return _SCHEME.fullmatch(text) is not None


def is_pchars(text):
    """`*pchar`, section 3.3."""
    return _PCHARS.fullmatch(text) is not None


def is_ipv4(text):
    """`IPv4address`, section 3.2.2: decimal numbers of 0 to 255 without leading zeros."""
    return _IPV4.fullmatch(text) is not None


def parse_ipv6(text):
    """`IPv6address`, section 3.2.2, as a number of 128 bits; None where it is none."""
    halves = text.split("::")
    if len(halves) > 2:
        return None
    groups = []
    for place, half in enumerate(halves):
        parts = half.split(":") if half else []
        if parts and "." in parts[-1] and place == len(halves) - 1:
            if not is_ipv4(parts[-1]):
                return None
            a, b, c, d = map(int, parts.pop().split("."))
            parts += [f"{a * 256 + b:x}", f"{c * 256 + d:x}"]
        if not all(re.fullmatch("[0-9A-Fa-f]{1,4}", part) for part in parts):
            return None
        groups.append(parts)
    if len(halves) == 1:
        if len(groups[0]) != 8:
            return None
        all_groups = groups[0]
    else:
        missing = 8 - len(groups[0]) - len(groups[1])
        if missing < 1:
            return None
        all_groups = groups[0] + ["0"] * missing + groups[1]
    return int("".join(part.rjust(4, "0") for part in all_groups), 16)


def parse_authority(text):
    """Section 3.2: (userinfo or None, host, port or None), or None."""
    userinfo, at, rest = text.rpartition("@")
    match = _HOST_PORT.fullmatch(rest)
    if not match or not _USERINFO.fullmatch(userinfo):
        return None
    host = match.group(1)
    if host.startswith("["):
        inside = host[1:-1]
        if parse_ipv6(inside) is None and not _IPV_FUTURE.fullmatch(inside):
            return None
    elif not _REG_NAME.fullmatch(host):
        return None
    return (userinfo if at else None, host, match.group(2))


def is_uri(text):
    """`URI` of section 3: with a scheme."""
    scheme, colon, rest = text.partition(":")
    if not colon or not is_scheme(scheme):
        return False
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    if not _QUERY.fullmatch(query) or not _QUERY.fullmatch(fragment):
        return False
    if path.startswith("//"):
        authority, slash, path = path[2:].partition("/")
        if parse_authority(authority) is None:
            return False
        path = slash + path
    return _PATH.fullmatch(path) is not None


def scheme_of(text):
    """The text before the first colon, without letter case (spec/auth-sig.md, "Purposes")."""
    return text.partition(":")[0].lower()
