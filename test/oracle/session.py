"""Session signatures and maps of them (spec/session-sig.md)."""

import re

import auth_sig
import capability
import ed25519
import grant
import instant
import json_text
import node_address
import schema
import uri
from verdict import Broken, Issue, end_stage, pointer, verdict
from work import Work

SKEW = 60  # seconds, skew.outer


class Caller:
    """What the caller states of a session. What is None is not checked."""

    def __init__(self, given):
        self.policy = auth_sig.Policy(given)
        self.now = self.policy.now
        self.node = given.get("nodeAddress")
        self.request = given.get("request")
        self.facts = given.get("facts", {})
        self.account = given.get("account")


class Demand:
    """What is demanded of the candidates ("Authority")."""

    def __init__(self, resource, ability, path, identifies):
        self.resource, self.ability, self.path, self.identifies = resource, ability, path, identifies


# Steps 1 to 4: the session message and its signature.


def _judge_outer(value, path):
    """Step 1, for an object that is there."""
    end_stage([Issue("session-sig.shape", inside) for inside in schema.faults(value, "session-sig", path)])
    if not ed25519.is_strict_point(bytes.fromhex(value["address"])):
        raise Broken(Issue("session.public-key", path + ("address",)))


def _read_message(value, path, work):
    """Step 2: json.text, session-message.shape, session.timestamps, session.node-address."""
    path = path + ("signedMessage",)
    message = json_text.read(value["signedMessage"], path, work)
    end_stage([Issue("session-message.shape", inside) for inside in schema.faults(message, "session-message", path)])
    issues = [
        Issue("session.timestamps", path + (name,))
        for name in ("issuedAt", "expiration")
        if instant.parse(message[name]) is None
    ]
    if node_address.parse(message["nodeAddress"]) is None:
        issues.append(Issue("session.node-address", path + ("nodeAddress",)))
    end_stage(issues)
    return message


def requested(request):
    """(resource, ability) that a request asks for; the ability is None where it is not one of its prefix."""
    prefix = request["resource"]["resourcePrefix"]
    resource = prefix + "://" + request["resource"]["resource"]
    if prefix in capability.NAMESPACES:
        return resource, capability.NAMESPACES[prefix].abilities.get(request["ability"])
    is_ability = re.fullmatch(r"[a-zA-Z0-9._+\-]+/[a-zA-Z0-9._+\-]+", request["ability"])
    return resource, request["ability"] if uri.is_scheme(prefix) and is_ability else None


def _is_id(request):
    """session.request-resource: `*` or an id of its prefix; those of prefixes that are not registered are free."""
    prefix, identifier = request["resource"]["resourcePrefix"], request["resource"]["resource"]
    namespace = capability.NAMESPACES.get(prefix)
    return namespace is None or identifier == "*" or namespace.is_id(identifier)


def _judge_message(value, message, path, caller):
    """Step 3."""
    path = path + ("signedMessage",)
    requests = path + ("resourceAbilityRequests",)
    issues = []
    if message["sessionKey"] != value["address"]:
        issues.append(Issue("session.key-match", path + ("sessionKey",)))
    asked = []
    for place, request in enumerate(message["resourceAbilityRequests"]):
        asked.append(requested(request))
        if asked[-1][1] is None:
            issues.append(Issue("session.request-ability", requests + (str(place), "ability")))
        if not _is_id(request):
            issues.append(Issue("session.request-resource", requests + (str(place), "resource", "resource")))
    if caller.request is not None:
        named = [ability for resource, ability in asked if capability.covers_resource(resource, caller.request["resource"])]
        if not named:
            issues.append(Issue("session.requested-resource", requests))
        elif caller.request["ability"] not in named:
            issues.append(Issue("session.requested-ability", requests))
    issued, ends = instant.parse(message["issuedAt"]), instant.parse(message["expiration"])
    if instant.shift(issued, -SKEW) > caller.now:
        issues.append(Issue("session.issued-at", path + ("issuedAt",)))
    if not ends > issued:
        issues.append(Issue("session.expiration-order", path + ("expiration",)))
    if ends > instant.shift(issued, auth_sig.MAX_LIFETIME):
        issues.append(Issue("session.lifetime", path + ("expiration",)))
    if not caller.now < instant.shift(ends, SKEW):
        issues.append(Issue("session.expired", path + ("expiration",)))
    if caller.node is not None and node_address.parse(caller.node) != node_address.parse(message["nodeAddress"]):
        issues.append(Issue("session.node-bound", path + ("nodeAddress",)))
    end_stage(issues)


def _judge_signature(value, path, work):
    """Step 4."""
    key, signature = bytes.fromhex(value["address"]), bytes.fromhex(value["sig"])
    path = path + ("sig",)
    if not ed25519.has_signature_form(signature):
        raise Broken(Issue("session.signature-form", path))
    work.signature("ed25519", path)
    if not ed25519.verify(key, value["signedMessage"].encode(), signature):
        raise Broken(Issue("session.signature", path))


# Steps 5 to 8: the capabilities.


class Capability:
    """A capability with what is known of it. `parsed` is None where it breaks a rule of step 5."""

    def __init__(self, path):
        self.path, self.parsed, self.issues = path, None, []
        self.grant = None
        self.judged = False  # its signature
        self.covered = {}  # demand to the cells that grant it

    @property
    def is_delegation(self):
        return self.parsed is not None and self.parsed.uri == auth_sig.DELEGATION_URI

    @property
    def is_invalid(self):
        return bool(self.issues) and verdict(self.issues)[0] == "reject"

    @property
    def is_open(self):
        return bool(self.issues) and not self.is_invalid

    @property
    def is_valid(self):
        return self.judged and not self.issues

    def root(self):
        """On whose authority; None where only missing proofs leave that open."""
        return self.parsed if not self.parsed.proofs() else self.grant.root()

    def account(self):
        root = self.root()
        return None if root is None else root.identity()

    def judge(self, purpose, policy, work):
        self.grant = grant.Grant(self.parsed, purpose, policy, work)
        self.issues = self.grant.judge()

    def judge_signature(self):
        self.issues = self.grant.judge_signatures()
        self.judged = True


class Authority:
    """The table of "Authority", over what is left."""

    def __init__(self, candidates, demands, caller, work):
        self.candidates, self.demands, self.caller, self.work = candidates, demands, caller, work
        for candidate in self.left():
            for demand in demands:
                candidate.covered[demand] = self._ask(candidate.parsed.cells, demand)[0]

    def _ask(self, cells, demand):
        self.work.comparisons(capability.count_question(cells, demand.resource, demand.ability), demand.path)
        return capability.coverage(cells, demand.resource, demand.ability, self.caller.facts)

    def left(self):
        return [candidate for candidate in self.candidates if not candidate.is_invalid]

    def valid(self):
        return [candidate for candidate in self.candidates if candidate.is_valid]

    def grants(self, candidate, demand):
        if not candidate.covered[demand]:
            return False
        if self.caller.account is None or not demand.identifies or candidate.account() is None:
            return True
        return auth_sig.is_named(candidate.root(), self.caller.account)

    def identifies(self, candidate):
        return any(demand.identifies and self.grants(candidate, demand) for demand in self.demands)

    def settle(self, message_path, session_key):
        """Raises where row 1, 2 or 3 fits."""
        left = self.left()
        if not left:  # row 1
            bound = [
                one for one in self.candidates if one.parsed and one.parsed.uri == auth_sig.SESSION_URI + session_key
            ]
            only = bound if len(bound) == 1 else self.candidates
            if len(only) == 1:
                raise Broken(*only[0].issues)
            raise Broken(Issue("session.no-authority", message_path + ("capabilities",)))
        uncovered = [demand for demand in self.demands if not any(one.covered[demand] for one in left)]
        if uncovered:  # row 2
            cells = [cell for one in left for cell in one.parsed.cells]
            # What is asked was requested: where a request is not covered, the operation is not judged.
            requests = [demand for demand in uncovered if self.caller.request is None or not demand.identifies]
            raise Broken(*(Issue(self._ask(cells, demand)[1], demand.path) for demand in requests or uncovered))
        if not self._has_account():  # row 3
            raise Broken(Issue("session.account", message_path + ("capabilities",)))

    def _has_account(self):
        identifying = [demand for demand in self.demands if demand.identifies]
        proven = {one.account() for one in self.valid() if self.identifies(one)}
        if len(proven) > 1:
            return False
        accounts = proven or {one.account() for one in self.left()}
        return any(
            all(
                any(self.grants(one, demand) and one.account() in (account, None) for one in self.left())
                for demand in identifying
            )
            for account in accounts
        )

    def must_judge(self, candidate):
        """ "Signatures of capabilities", 1 and 2; any other is spare."""
        valid = self.valid()
        for demand in self.demands:
            if self.grants(candidate, demand) and not any(self.grants(one, demand) for one in valid):
                return True
        if self.caller.account is not None or not self.identifies(candidate):
            return False
        return candidate.account() not in {one.account() for one in valid if self.identifies(one)}


def _read_capabilities(message, path, work):
    """Step 5: each capability apart from the others. What exceeds the work ends everything."""
    read = []
    for place, value in enumerate(message["capabilities"]):
        one = Capability(path + ("signedMessage", "capabilities", str(place)))
        try:
            one.parsed = auth_sig.read(value, one.path, work)
        except Broken as broken:
            if broken.issues[0].rule.startswith("work."):
                raise
            one.issues = broken.issues
        read.append(one)
    if all(one.is_delegation for one in read):
        raise Broken(Issue("session.delegation-not-grant", path + ("signedMessage", "capabilities")))
    return read


def _demands(message, path, caller):
    """Every request, those that ask the same once, and the operation that the caller asks for."""
    path = path + ("signedMessage", "resourceAbilityRequests")
    demands, seen = [], set()
    if caller.request is not None:
        demands.append(Demand(caller.request["resource"], caller.request["ability"], path, True))
    for place, request in enumerate(message["resourceAbilityRequests"]):
        asked = requested(request)
        if asked not in seen:
            seen.add(asked)
            demands.append(Demand(*asked, path + (str(place),), caller.request is None))
    return demands


def _judge_candidates(candidates, message, path, caller, work):
    """Steps 6 and 7: the authority, settled; Broken where it is not accepted. Also the candidates that are spare."""
    for one in candidates:
        if one.parsed is not None:
            one.judge("session", caller.policy, work)
    authority = Authority(candidates, _demands(message, path, caller), caller, work)
    message_path, key = path + ("signedMessage",), message["sessionKey"]
    turns = [one for one in authority.left() if not one.is_open]
    turns.sort(key=lambda one: not authority.identifies(one))
    spare = []
    for one in turns:
        authority.settle(message_path, key)
        if authority.must_judge(one):
            one.judge_signature()
        else:
            spare.append(one)
    authority.settle(message_path, key)
    lacking = [
        demand for demand in authority.demands if not any(authority.grants(one, demand) for one in authority.valid())
    ]
    if lacking:  # row 5
        waiting = [one for one in candidates if one.is_open and any(authority.grants(one, demand) for demand in lacking)]
        raise Broken(*(issue for one in waiting for issue in one.issues))
    return authority, spare  # row 4


def _judge_delegations(delegations, policy, work):
    """Step 8."""
    for one in delegations:
        one.judge("delegation", policy.of_delegation(), work)
    for one in delegations:
        if not one.issues:
            one.judge_signature()


def verify_value(value, path, caller, work):
    """Steps 1 to 9 for an object: what is proven (spec/answer.md, "A session")."""
    _judge_outer(value, path)
    message = _read_message(value, path, work)
    _judge_message(value, message, path, caller)
    _judge_signature(value, path, work)
    caller.policy.session_key = message["sessionKey"]
    capabilities = _read_capabilities(message, path, work)
    delegations = [one for one in capabilities if one.is_delegation]
    candidates = [one for one in capabilities if not one.is_delegation]
    authority, spare = _judge_candidates(candidates, message, path, caller, work)
    _judge_delegations(delegations, caller.policy, work)
    return _tell(message, capabilities, delegations, authority, spare, caller)


def _tell(message, capabilities, delegations, authority, spare, caller):
    """Step 9."""
    granting = [one for one in authority.valid() if authority.identifies(one)]
    holder = granting[0]
    carrying = granting[:1] if caller.request is not None else granting
    ends = [instant.parse(message["expiration"])] + [one.grant.expiration() for one in carrying]
    more = [name for name in ("node", "request") if getattr(caller, name) is None]
    if caller.policy.root is None and any(one.parsed.proofs() for one in carrying):
        more.append("root")
    identifying = [demand for demand in authority.demands if demand.identifies]
    return {
        "account": holder.parsed.account(),
        "root": holder.root().account(),
        "sessionKey": message["sessionKey"],
        "grants": capability.tell_cells(
            [cell for one in carrying for demand in identifying if authority.grants(one, demand) for cell in one.covered[demand]]
        ),
        "expiration": instant.write(min(ends)),
        "delegations": [_tell_delegation(one) for one in delegations if one.is_valid],
        "ignored": [
            {"path": pointer(one.path), "rule": verdict(one.issues)[1]} for one in capabilities if one.issues
        ],
        "spare": [pointer(one.path) for one in sorted(spare, key=capabilities.index)],
        "preface": holder.parsed.preface(),
        "notChecked": auth_sig.not_checked(caller.policy, *more),
    }


def _tell_delegation(one):
    cells = capability.tell_cells(one.parsed.cells)
    return {"path": pointer(one.path), **one.grant.tell(), "grants": cells, "links": one.grant.tell_links()}


def verify(text, caller, work):
    """The operation session-sig.verify."""
    return verify_value(json_text.read(text, (), work), (), caller, work)


def verify_map(text, given):
    """The operation session-sigs.verify ("The map"). Each entry is a judgement of its own."""
    caller = Caller(given)
    entries = json_text.read(text, (), Work())
    end_stage([Issue("session-sigs.shape", inside) for inside in schema.faults(entries, "session-sigs")])
    nodes = {key: node_address.parse(key) for key in entries}
    named = [node for node in nodes.values() if node is not None]
    issues = [
        Issue("session-sigs.unambiguous", (key,)) for key, node in nodes.items() if node is not None and named.count(node) > 1
    ]
    chosen = list(entries)
    if caller.node is not None:
        chosen = [key for key in entries if nodes[key] == node_address.parse(caller.node)]
        if not chosen:
            issues.append(Issue("session-sigs.entry"))
    end_stage(issues)
    answers, issues = {}, []
    for key in chosen:
        own = Caller(given)
        own.node = caller.node if caller.node is not None else key
        try:
            answers[key] = verify_value(entries[key], (key,), own, Work())
        except Broken as broken:
            issues += broken.issues
    end_stage(issues)
    more = [name for name in ("node", "request") if getattr(caller, name) is None]
    return {"entries": answers, "notChecked": auth_sig.not_checked(caller.policy, *more)}
