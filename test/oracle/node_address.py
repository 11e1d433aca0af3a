"""Node addresses (spec/session-sig.md, "Node address")."""

import re

import uri

_LABEL = re.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NUMBER_LIKE = re.compile("[0-9]+|0[xX][0-9A-Fa-f]*")
_FORM = re.compile(r"(?:([Hh][Tt][Tt][Pp][Ss]?)://)?(\[[^\]]*\]|[^:\[\]]*)(?::([1-9][0-9]{0,4}))?")


def parse(text):
    """What two addresses of one node have in common, (host, port); None where the text is no node address."""
    match = _FORM.fullmatch(text)
    if not match:
        return None
    scheme, host, port = match.groups()
    if port is None:
        if scheme is None:
            return None
        port = 443 if scheme.lower() == "https" else 80
    if int(port) > 65_535:
        return None
    if host.startswith("["):
        number = uri.parse_ipv6(host[1:-1])
        return None if number is None else (number, int(port))
    return (host.lower(), int(port)) if uri.is_ipv4(host) or _is_domain_name(host) else None


def _is_domain_name(host):
    labels = host.split(".")
    return len(host) <= 253 and all(map(_LABEL.fullmatch, labels)) and not _NUMBER_LIKE.fullmatch(labels[-1])
