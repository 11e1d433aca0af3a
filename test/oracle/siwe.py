"""SIWE messages (spec/siwe.md)."""

import re

import instant
import uri
from keccak import checksum_address
from verdict import Broken, Issue, end_stage, utf8

MAX_BYTES = 65_536
_HEADER = " wants you to sign in with your Ethereum account:"
_REQUIRED = (("uri", "URI: "), ("version", "Version: "), ("chainId", "Chain ID: "), ("nonce", "Nonce: "), ("issuedAt", "Issued At: "))
_OPTIONAL = (("expirationTime", "Expiration Time: "), ("notBefore", "Not Before: "), ("requestId", "Request ID: "))
MEMBERS = ("scheme", "domain", "address", "statement") + tuple(name for name, _ in _REQUIRED + _OPTIONAL) + ("resources",)

# `reserved`, `unreserved` and the space.
_STATEMENT = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;= ]*")


def parse(text, path=(), work=None):
    """ "Parsing", steps 1 to 4: the members that are present. Raises what the text breaks, all of it at `path`."""
    size = len(utf8(text))
    if size > MAX_BYTES:
        raise Broken(Issue("siwe.size", path))
    if work:
        work.bytes(size, path)
    members, broken = _split(text)
    if members is None:
        raise Broken(*(Issue(rule, path) for rule in broken))
    end_stage([Issue(rule, path) for rule in broken] + [Issue(rule, path) for rule, _ in _judge(members)])
    return members


def _split(text):
    """ "Parsing", step 2: (members, broken rules); no members where the layout is broken."""
    lines = text.split("\n")
    members, broken = {}, []
    if len(lines) < 6 or not lines[0].endswith(_HEADER):
        return None, ["siwe.layout"]
    scheme, mark, domain = lines[0][: -len(_HEADER)].partition("://")
    if mark:
        members["scheme"] = scheme
    members["domain"] = domain if mark else scheme
    members["address"] = lines[1]
    separators, at = [lines[2]], 3
    if not (lines[3] == "" and lines[4].startswith("URI: ")):
        members["statement"] = lines[3]
        at = 4
    separators.append(lines[at])
    at += 1
    if any(separators):
        broken.append("siwe.separators")
    for name, label in _REQUIRED:
        if at >= len(lines) or not lines[at].startswith(label):
            return None, ["siwe.layout"] + broken
        members[name] = lines[at][len(label) :]
        at += 1
    for name, label in _OPTIONAL:
        if at < len(lines) and lines[at].startswith(label):
            members[name] = lines[at][len(label) :]
            at += 1
    if at < len(lines) and lines[at] == "Resources:":
        at += 1
        members["resources"] = []
        while at < len(lines) and lines[at].startswith("- "):
            members["resources"].append(lines[at][2:])
            at += 1
    if at != len(lines):
        return None, ["siwe.layout"] + broken
    return members, broken


def _is_checksummed(address):
    """EIP-55, or one letter case throughout (a-address-checksum, reading 3)."""
    digits = address[2:]
    return digits in (digits.lower(), digits.upper()) or checksum_address(address) == address


def _judge(members):
    """ "Parsing", step 3: each member by its grammar. Yields (rule, path below the message)."""
    if not uri.is_scheme(members.get("scheme", "https")):
        yield "siwe.scheme", ("scheme",)
    authority = uri.parse_authority(members["domain"])
    if authority is None or authority[1] == "":
        yield "siwe.domain", ("domain",)
    if authority is not None and authority[0] is not None:
        yield "siwe.userinfo", ("domain",)
    if not re.fullmatch("0x[0-9a-fA-F]{40}", members["address"]):
        yield "siwe.address", ("address",)
    elif not _is_checksummed(members["address"]):
        yield "siwe.address-checksum", ("address",)
    if not _STATEMENT.fullmatch(members.get("statement", "")):
        yield "siwe.statement", ("statement",)
    if not uri.is_uri(members["uri"]):
        yield "siwe.uri", ("uri",)
    if members["version"] != "1":
        yield "siwe.version", ("version",)
    if not re.fullmatch("[0-9]+", members["chainId"]):
        yield "siwe.chain-id", ("chainId",)
    if not re.fullmatch("[A-Za-z0-9]{8,}", members["nonce"]):
        yield "siwe.nonce", ("nonce",)
    dates = (("siwe.issued-at", "issuedAt"), ("siwe.expiration-time", "expirationTime"), ("siwe.not-before", "notBefore"))
    for rule, name in dates:
        if name in members and instant.parse(members[name]) is None:
            yield rule, (name,)
    if not uri.is_pchars(members.get("requestId", "")):
        yield "siwe.request-id", ("requestId",)
    for place, resource in enumerate(members.get("resources", [])):
        if not uri.is_uri(resource):
            yield "siwe.resource", ("resources", str(place))


def write(members):
    """ "Formatting", step 1."""
    scheme = members["scheme"] + "://" if "scheme" in members else ""
    lines = [scheme + members["domain"] + _HEADER, members["address"], ""]
    if "statement" in members:
        lines.append(members["statement"])
    lines.append("")
    lines += [label + members[name] for name, label in _REQUIRED]
    lines += [label + members[name] for name, label in _OPTIONAL if name in members]
    if "resources" in members:
        lines += ["Resources:"] + ["- " + resource for resource in members["resources"]]
    return "\n".join(lines)


def format_message(members, path=()):
    """ "Formatting": the text; siwe.round-trip. Where its text is not one, each fault points at its member."""
    text = write(members)
    try:
        parsed = parse(text, path)
    except Broken as broken:
        raise Broken(*_at_members(broken.issues, members, path)) from None
    end_stage([Issue("siwe.round-trip", path + (name,)) for name in MEMBERS if parsed.get(name) != members.get(name)])
    return text


def _at_members(issues, members, path):
    """Where the members are given one by one, a rule points at the member: the lines are broken by a line feed in it."""
    own = [Issue(rule, path + inside) for rule, inside in _judge(members)]
    found = []
    for issue in issues:
        if issue.rule in ("siwe.layout", "siwe.separators"):
            found += [Issue(issue.rule, path + inside) for inside, value in _each(members) if "\n" in value] + own
        else:
            found += [one for one in own if one.rule == issue.rule] or [issue]
    return found


def _each(members):
    """(path, text) of each member, and of each resource."""
    for name, value in members.items():
        if name == "resources":
            yield from ((("resources", str(place)), resource) for place, resource in enumerate(value))
        else:
            yield (name,), value


def is_well_formed(members):
    """Step 3 for members that were read by another grammar (spec/siws.md)."""
    return not list(_judge(members))
