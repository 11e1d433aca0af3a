"""AuthSigs (spec/auth-sig.md), of all kinds but `bls`, for a login, a session or a delegation."""

import hashlib
import re

import capability
import contract
import instant
import json_text
import recap as recaps
import schema
import secp256k1
import siwe
import siws
import text_account
import uri
from keccak import checksum_address, keccak256
from verdict import Broken, Issue, Unsupported, end_stage, utf8

SKEW = 60  # seconds, skew.login and skew.inner
MAX_LIFETIME = 2_592_000

# The table of kinds: (derivedVia, algo) to kind, and the purposes of a kind.
_KINDS = {
    ("web3.eth.personal.sign", None): "eoa",
    ("web3.eth.personal.sign via Lit PKP", None): "eoa",
    ("lit.bls", "LIT_BLS"): "bls",
    ("EIP1271", None): "eip1271",
    ("EIP1271_SHA256", None): "eip1271-sha256",
    ("solana.signMessage", None): "solana",
    ("backpack.signMessage", None): "solana",
    ("cosmos.signArbitrary", None): "cosmos",
}
_PURPOSES = {
    "eoa": ("login", "session", "delegation", "proof"),
    "bls": ("session", "delegation", "proof"),
    "eip1271": ("login", "session", "delegation", "proof"),
    "eip1271-sha256": ("login", "session", "delegation", "proof"),
    "solana": ("login",),
    "cosmos": ("login",),
}
_CONTRACTS = ("eip1271", "eip1271-sha256")
_TEXTS = ("solana", "cosmos")
_KNOWN = ("eoa",) + _CONTRACTS + _TEXTS

DELEGATION_URI = "lit:capability:delegation"
SESSION_URI = "lit:session:"


class Policy:
    """What the caller states. What is None is not checked."""

    def __init__(self, given):
        self.now = instant.parse(given["now"])
        self.domain = given.get("domain")
        self.nonce = given.get("nonce")
        self.max_age = given.get("maxAge")
        self.root = given.get("root")
        self.session_key = given.get("sessionKey")
        self.texts = given.get("evidence", {}).get("signedTexts", [])
        self.proofs = given.get("evidence", {}).get("proofs", {})
        self.replies = given.get("evidence", {}).get("contractCalls", [])

    def _without(self, **changes):
        own = Policy.__new__(Policy)
        own.__dict__.update(self.__dict__, **changes)
        return own

    def of_delegation(self):
        """A delegation beside a session: no domain, no root, a nonce only where a list is given."""
        return self._without(domain=None, root=None, nonce=self.nonce if isinstance(self.nonce, list) else None)

    def of_proof(self):
        """A proof of a chain: its signer lent on a page of their own, and its root is for the chain to judge."""
        return self._without(domain=None, nonce=None, root=None)


class AuthSig:
    """What steps 2 and 3 read: the kind, the members of the message, its ReCaps, its grants.

    `members` are those of a SIWE message or a sign-in text, and None of a free text and while a text is not found.
    """

    def __init__(self, value, path):
        self.value, self.path = value, path
        self.text_path = path + ("signedMessage",)
        self.kind = self.text = self.members = None
        self.recaps, self.cells = [], []

    @property
    def is_siwe(self):
        return self.kind not in _TEXTS

    @property
    def uri(self):
        return (self.members or {}).get("uri")

    @property
    def address(self):
        return self.members["address"] if self.is_siwe else self.value["address"]

    def account(self):
        """spec/answer.md, "Values": in the spelling of EIP-55; a contract wallet with its chain."""
        if not self.is_siwe:
            return {"kind": self.kind, "address": self.address}
        chain = {"chainId": self.members["chainId"]} if self.kind in _CONTRACTS else {}
        return {"kind": self.kind, "address": checksum_address("0x" + self.address[2:].lower()), **chain}

    def identity(self):
        """Two AuthSigs with one identity are of one account: a key on all chains, a contract on its chain."""
        chain = self.members["chainId"] if self.kind in _CONTRACTS else None
        return (self.address.lower(), chain)

    def expiration(self, purpose, policy):
        """The instant at which it ends, or None. The longest age counts of texts, and of a login without an end."""
        ends = [instant.parse(self.members["expirationTime"])] if "expirationTime" in (self.members or {}) else []
        if policy.max_age is not None and (not self.is_siwe or purpose == "login" and not ends):
            signed = text_account.signed_at(self.text, self.members)
            ends += [] if signed is None else [instant.shift(signed, policy.max_age)]
        return min(ends) if ends else None

    def preface(self):
        statement = self.members.get("statement", "") if self.is_siwe else ""
        for _, recap in self.recaps:
            statement = statement[: -len(recaps.statement(recap))]
            return statement[:-1] if statement else ""
        return statement

    def proofs(self):
        """(path, CID) of each proof."""
        return [
            (path + ("prf", str(place)), cid) for path, recap in self.recaps for place, cid in enumerate(recap["prf"])
        ]

    def key(self):
        """Names a delegation (spec/delegation.md, "Uses")."""
        return hashlib.sha256(utf8(self.address.lower() + "\n" + self.text)).hexdigest()


def read_outer(text, path, work):
    """Step 1: json.text, auth-sig.shape."""
    value = json_text.read(text, path, work)
    end_stage([Issue("auth-sig.shape", inside) for inside in schema.faults(value, "auth-sig", path)])
    return value


def read(value, path, work, decode=recaps.decode):
    """Steps 2 and 3."""
    parsed = AuthSig(value, path)
    parsed.kind = _KINDS.get((value["derivedVia"], value.get("algo")))
    if parsed.kind is None:
        raise Broken(Issue("auth-sig.kind", path + ("derivedVia",)))
    if parsed.kind not in _KNOWN:
        raise Unsupported(parsed.kind)
    if parsed.is_siwe:
        parsed.text = value["signedMessage"]
        parsed.members = siwe.parse(parsed.text, parsed.text_path, work)
        _read_recaps(parsed, work, decode)
        return parsed
    work.bytes(len(utf8(value["signedMessage"])), parsed.text_path)
    if not text_account.has_address_form(parsed.kind, value["address"]):
        raise Broken(Issue("auth-sig.address-form", path + ("address",)))
    if parsed.kind == "solana":
        parsed.text = value["signedMessage"]
        parsed.members = siws.parse(parsed.text, parsed.kind, parsed.text_path)
    return parsed


def _read_recaps(parsed, work, decode):
    resources = parsed.members.get("resources", [])
    places = [place for place, resource in enumerate(resources) if recaps.is_recap(resource)]
    issues, decoded = [], {}
    for place in places[-1:]:
        path = parsed.text_path + ("resources", str(place))
        try:
            decoded[place] = (path, decode(resources[place], path, work))
        except Broken as broken:
            if broken.issues[0].rule.startswith("work."):
                raise
            issues += broken.issues
    for place in places[1:]:
        issues.append(Issue("recap.single", parsed.text_path + ("resources", str(place))))
    if places and places[-1] != len(resources) - 1:
        issues.append(Issue("recap.last", parsed.text_path + ("resources", str(places[-1]))))
    if decoded:
        if "statement" not in parsed.members:
            issues.append(Issue("recap.statement-present", parsed.text_path))
        elif not _says(parsed.members["statement"], decoded[places[-1]][1]):
            issues.append(Issue("recap.statement-match", parsed.text_path + ("statement",)))
    parsed.recaps = list(decoded.values())
    end_stage(issues)
    parsed.cells = [cell for path, recap in parsed.recaps for cell in capability.cells_of(recap, path)]


def _says(statement, recap):
    """recap.statement-match."""
    words = recaps.statement(recap)
    return statement == words or statement.endswith(" " + words)


def judge(parsed, purpose, policy):
    """Step 4: the issues."""
    issues = []
    if purpose not in _PURPOSES[parsed.kind]:
        issues.append(Issue("auth-sig.purpose", parsed.path + ("derivedVia",)))
    if parsed.kind == "cosmos":
        try:
            _find_text(parsed, policy)
        except Broken as broken:
            issues += broken.issues
            if parsed.text is None:  # a text that nobody handed in names neither domain nor nonce
                _judge_site(parsed, policy, issues)
            return issues
    _judge_binding(parsed, purpose, policy, issues)
    _judge_times(parsed, purpose, policy, issues)
    if parsed.is_siwe:
        _judge_grants(parsed, purpose, issues)
    else:
        issues += text_account.judge_age(parsed.text, parsed.members, parsed.text_path, policy, SKEW)
    return issues


def judge_without_binding(parsed, policy):
    """Site and times of an AuthSig whose URI another page binds, and of whose ReCap nothing is asked."""
    issues = []
    _judge_site(parsed, policy, issues)
    _judge_times(parsed, "proof", policy, issues)
    return issues


def address_path(parsed):
    return (parsed.text_path if parsed.is_siwe else parsed.path) + ("address",)


def _find_text(parsed, policy):
    """The text of kind cosmos: auth-sig.kind-undecided, auth-sig.signed-text, siws.*."""
    is_digest = re.fullmatch("[0-9a-f]{64}", parsed.value["signedMessage"])  # what is none is that of no text
    if is_digest and not policy.texts:
        raise Broken(Issue("auth-sig.kind-undecided", parsed.text_path))
    parsed.text = text_account.find_text(parsed.value, policy.texts)
    if parsed.text is None:
        raise Broken(Issue("auth-sig.signed-text", parsed.text_path))
    parsed.members = siws.parse(parsed.text, parsed.kind, parsed.text_path)


def _judge_binding(parsed, purpose, policy, issues):
    """ "Account" and "Binding". What a text does not name stands at the text."""
    members = parsed.members or {}

    def broken(rule, name):
        issues.append(Issue(rule, parsed.text_path + ((name,) if name in members else ())))

    claimed, signed = parsed.value["address"], members.get("address")
    is_same = claimed.lower() == signed.lower() if parsed.is_siwe else signed in (None, claimed)
    if not is_same:
        issues.append(Issue("auth-sig.address", parsed.path + ("address",)))
    if purpose == "login" and "uri" in members and uri.scheme_of(members["uri"]) in ("lit", "did"):
        broken("auth-sig.login-uri", "uri")
    if purpose == "session" and parsed.is_siwe and members["uri"] != SESSION_URI + policy.session_key:
        broken("auth-sig.session-bound", "uri")
    if purpose == "delegation" and parsed.is_siwe and members["uri"] != DELEGATION_URI:
        broken("auth-sig.delegation-uri", "uri")
    _judge_site(parsed, policy, issues)


def _judge_site(parsed, policy, issues):
    """auth-sig.domain, auth-sig.nonce. What a text does not name stands at the text."""
    members = parsed.members or {}

    def broken(rule, name):
        issues.append(Issue(rule, parsed.text_path + ((name,) if name in members else ())))

    if policy.domain is not None and _ascii_lower(members.get("domain", "")) != _ascii_lower(policy.domain):
        broken("auth-sig.domain", "domain")
    if policy.nonce is not None:
        if members.get("nonce") not in (policy.nonce if isinstance(policy.nonce, list) else [policy.nonce]):
            broken("auth-sig.nonce", "nonce")


def _ascii_lower(text):
    return re.sub("[A-Z]", lambda letter: letter[0].lower(), text)


def _judge_times(parsed, purpose, policy, issues):
    """ "Time", of the times that are named, and the age of a login by SIWE without an end."""
    now, members = policy.now, parsed.members or {}
    issued, ends, begins = (
        instant.parse(members[name]) if name in members else None for name in ("issuedAt", "expirationTime", "notBefore")
    )

    def broken(rule, *inside):
        issues.append(Issue(rule, parsed.text_path + inside))

    if ends is not None:
        if issued is not None and not ends > issued:
            broken("auth-sig.expiration-order", "expirationTime")
        if ends > instant.shift(issued or now, MAX_LIFETIME):
            broken("auth-sig.lifetime", "expirationTime")
        if not now < instant.shift(ends, SKEW):
            broken("auth-sig.expired", "expirationTime")
    elif parsed.is_siwe:
        if purpose != "login" or policy.max_age is None:
            broken("auth-sig.expiration-required")
        elif not now < instant.shift(issued, policy.max_age + SKEW):  # the future is for auth-sig.issued-at
            broken("auth-sig.age", "issuedAt")
    if issued is not None and instant.shift(issued, -SKEW) > now:
        broken("auth-sig.issued-at", "issuedAt")
    if begins is not None and instant.shift(begins, -SKEW) > now:
        broken("auth-sig.not-before", "notBefore")


def _judge_grants(parsed, purpose, issues):
    """ "Grants", and delegation.capability. Proofs are for the chain."""
    if purpose != "login" and not parsed.recaps:
        issues.append(Issue("auth-sig.recap-present", parsed.text_path))
    for cell in parsed.cells:
        if parsed.kind != "bls" and uri.scheme_of(cell.resource) == "lit-resolvedauthcontext":
            issues.append(Issue("auth-sig.auth-context", cell.path))
        prefix = cell.resource.partition("://")[0]
        on_capacity = "://" in cell.resource and prefix in ("lit-ratelimitincrease", "lit-paymentdelegation")
        if purpose == "delegation" and not (cell.ability == "Auth/Auth" and on_capacity):
            issues.append(Issue("delegation.capability", cell.path))


def is_named(parsed, name):
    """Whether the caller names the account that signed (spec/chain.md, "Steps")."""
    if not parsed.is_siwe:
        return name == parsed.address
    prefix = f"did:pkh:eip155:{parsed.members['chainId']}:"
    if name.startswith("did:"):
        return name.startswith(prefix) and is_address_of(parsed, name[len(prefix) :])
    return parsed.kind not in _CONTRACTS and is_address_of(parsed, name)


def is_address_of(parsed, text):
    """The hex digits may have any case, `0x` may not."""
    return text[:2] == "0x" and text.lower() == parsed.address.lower()


def judge_signature(parsed, policy, work):
    """Step 5: the issues."""
    if parsed.kind in _CONTRACTS:
        return _judge_contract(parsed, policy, work)
    return _judge_ecdsa(parsed, work) if parsed.is_siwe else _judge_text_account(parsed, work)


def _judge_text_account(parsed, work):
    """Of kind solana or cosmos. The latter counts as four, because it does not say which of four keys it belongs to."""
    path = parsed.path + ("sig",)
    data = text_account.signature_form(parsed.kind, parsed.value["sig"])
    if data is None:
        return [Issue("auth-sig.signature-form", path)]
    if text_account.has_high_s(parsed.kind, data):
        return [Issue("auth-sig.low-s", path)]
    name, times = ("ed25519", 1) if parsed.kind == "solana" else ("ecdsa", 4)
    work.signature(name, path, times)
    if text_account.holds(parsed.kind, parsed.value, data):
        return []
    return [Issue("auth-sig.signature", path)]


def _judge_contract(parsed, policy, work):
    """ "What is decided in which order": the wrapper, the reply, and without code the signature as of kind eoa."""
    path = parsed.path + ("sig",)
    opened = contract.open_signature(parsed.value["sig"])
    if opened is None:
        return [Issue("auth-sig.signature-form", path)]
    signature, deployment = opened
    is_sha256 = parsed.kind == "eip1271-sha256"
    digest = hashlib.sha256(utf8(parsed.text)).digest() if is_sha256 else eip191_digest(parsed.text)
    question = {
        "chainId": parsed.members["chainId"],
        "address": parsed.address,
        "digest": "0x" + digest.hex(),
        "signature": signature,
        "deployment": deployment,
    }
    reply = contract.find_reply(policy.replies, question, policy.now, SKEW)
    if reply is None:
        return [Issue("auth-sig.kind-undecided", parsed.path + ("derivedVia",))]
    if not reply["code"] and deployment is None:
        return _judge_ecdsa(parsed, work)
    return [] if contract.said_yes(reply) else [Issue("auth-sig.contract-signature", path)]


def _judge_ecdsa(parsed, work):
    """Of kind eoa."""
    path = parsed.path + ("sig",)
    form = _ecdsa_form(parsed.value["sig"])
    if form is None:
        return [Issue("auth-sig.signature-form", path)]
    r, s, parity = form
    if s > secp256k1.N // 2:
        return [Issue("auth-sig.low-s", path)]
    work.signature("ecdsa", path)
    if _recovered_address(parsed.text, r, s, parity) != parsed.address.lower():
        return [Issue("auth-sig.signature", path)]
    return []


def _ecdsa_form(sig):
    """(r, s, parity) of `0x` and 65 bytes (v is 0, 1, 27 or 28) or 64 bytes (EIP-2098), r and s in 1..n-1; else None."""
    if not re.fullmatch("0x(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{130})", sig):
        return None
    data = bytes.fromhex(sig[2:])
    r, s = int.from_bytes(data[:32], "big"), int.from_bytes(data[32:64], "big")
    if len(data) == 65:
        if data[64] not in (0, 1, 27, 28):
            return None
        parity = data[64] % 27
    else:
        parity, s = s >> 255, s & (2**255 - 1)
    return (r, s, parity) if 0 < r < secp256k1.N and 0 < s < secp256k1.N else None


def eip191_digest(text):
    data = utf8(text)
    return keccak256(b"\x19Ethereum Signed Message:\n%d" % len(data) + data)


def _recovered_address(text, r, s, parity):
    key = secp256k1.recover(eip191_digest(text), r, s, parity)
    if key is None:
        return None
    return "0x" + keccak256(key[0].to_bytes(32, "big") + key[1].to_bytes(32, "big"))[12:].hex()


def not_checked(policy, *more):
    return sorted([name for name in ("domain", "nonce") if getattr(policy, name) is None] + list(more))


def read_document(text, work):
    """Steps 1 to 3 of an AuthSig that is the input."""
    return read(read_outer(text, (), work), (), work)


def read_for_block(value, work):
    """Steps 2 and 3 for a block, of whose ReCap nothing is asked; that it is of one of two kinds is for the block to judge."""
    parsed = AuthSig(value, ())
    parsed.kind = _KINDS.get((value["derivedVia"], value.get("algo")))
    parsed.text = value["signedMessage"]
    parsed.members = siwe.parse(parsed.text, parsed.text_path, work)
    return parsed
