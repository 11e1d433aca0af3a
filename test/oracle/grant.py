"""An AuthSig together with its chain: verified by itself, or as a delegation of capacity (spec/auth-sig.md, spec/delegation.md)."""

import auth_sig
import cacao
import capability
import chain
import instant
from verdict import Broken, Issue, end_stage, pointer


class Grant:
    """An AuthSig that was read, to be judged for a purpose."""

    def __init__(self, parsed, purpose, policy, work):
        self.parsed, self.purpose, self.policy, self.work = parsed, purpose, policy, work
        self.chain = None

    def judge(self):
        """The rules, without signatures: those of the AuthSig together with the first step of the chain that refuses."""
        own = auth_sig.judge(self.parsed, self.purpose, self.policy)
        try:
            self.chain = chain.Chain(self.parsed, self.policy, self.work)
        except Broken as broken:
            if broken.issues[0].rule.startswith("work."):
                raise
            return own + broken.issues
        return own + self.chain.judge()

    def judge_signatures(self):
        return self.chain.judge_signatures()

    def root(self):
        """The link on whose authority; None while that is not known."""
        return self.chain.root() if self.chain else None

    def expiration(self):
        return self.chain.expiration(self.purpose)

    def tell(self):
        """The members that every answer has: `account`, `root` and `expiration`, where it ends."""
        ends = self.expiration()
        told = {"account": self.parsed.account(), "root": self.root().account()}
        return {**told, "expiration": instant.write(ends)} if ends is not None else told

    def tell_links(self):
        told = []
        for link in self.chain.links.values():
            own = {"path": pointer(link.path), "account": link.account(), "key": link.key()}
            ends = link.expiration("proof", self.policy)
            told.append({**own, "expiration": instant.write(ends)} if ends is not None else own)
        return told

    def not_checked(self, *more):
        rootless = ("root",) if self.parsed.proofs() and self.policy.root is None else ()
        return auth_sig.not_checked(self.policy, *rootless, *more)


def verify(text, purpose, policy, work):
    """The operation auth-sig.verify: what is proven (spec/answer.md, "An AuthSig")."""
    grant = Grant(auth_sig.read_document(text, work), purpose, policy, work)
    end_stage(grant.judge())
    end_stage(grant.judge_signatures())
    return {
        **grant.tell(),
        "purpose": purpose,
        "grants": capability.tell_cells(grant.parsed.cells),
        "preface": grant.parsed.preface(),
        "notChecked": grant.not_checked(),
    }


def verify_chain(text, purpose, policy, work):
    """The operation chain.verify."""
    grant = Grant(auth_sig.read_document(text, work), purpose, policy, work)
    end_stage(grant.judge())
    end_stage(grant.judge_signatures())
    links = []
    for cid, link in grant.chain.links.items():
        own = {"path": pointer(link.path), "account": link.account()["address"], "audience": link.uri}
        links.append(own if cid is None else {**own, "cid": cid})
    told = grant.tell()
    return {**told, "account": told["account"]["address"], "root": told["root"]["address"], "links": links}


# A use of a delegation (spec/delegation.md, "Evaluating").


class Use:
    def __init__(self, given, owners):
        self.resource = given["resource"]
        self.facts = {name: given[name] for name in ("delegatee", "token", "price", "scope", "uses") if name in given}
        prefix, _, identifier = self.resource.partition("://")
        self.is_credit = prefix == "lit-ratelimitincrease"
        if self.is_credit and identifier != "*":
            self.facts["token"] = identifier
        token = self.facts.get("token")
        self.owners = [one["owner"] for one in owners if token is not None and int(one["token"]) == int(token)]


def _judge_use(grant, use):
    """Steps 3 and 4: (the cells that cover the use, the issues)."""
    cells = grant.parsed.cells
    grant.work.comparisons(capability.count_question(cells, use.resource, "Auth/Auth"), ())
    remaining, rule = capability.coverage(cells, use.resource, "Auth/Auth", use.facts)
    issues = capability.coverage_issues(rule, cells, use.resource, "Auth/Auth") if rule else []
    root = grant.root()
    if use.is_credit and not use.owners:
        issues.append(Issue("delegation.owner-undecided", auth_sig.address_path(root or grant.parsed)))
    elif use.is_credit and root is not None and not all(auth_sig.is_named(root, owner) for owner in use.owners):
        issues.append(Issue("delegation.owner", auth_sig.address_path(root)))
    return remaining, issues


def verify_delegation(text, given, owners, policy, work):
    """The operation delegation.verify."""
    use = Use(given, owners)
    grant = Grant(auth_sig.read_document(text, work), "delegation", policy, work)
    issues = grant.judge()
    remaining, more = _judge_use(grant, use)
    end_stage(issues + more)
    end_stage(grant.judge_signatures())
    return {
        **grant.tell(),
        "grants": capability.tell_cells(remaining),
        "charges": _charges(grant, use),
        "notChecked": grant.not_checked(),
    }


def _charges(grant, use):
    """Step 5: every link that covers the use and has `uses` in any alternative without a malformed value."""
    told = {}
    for cid, link in grant.chain.links.items():
        facts = dict(use.facts)
        if cid is not None:
            resting = [one for name, one in grant.chain.links.items() if cid in {proof for _, proof in grant.chain.named(name)}]
            facts["delegatee"] = resting[0].address
        met, is_counted = [], False
        for cell in link.cells:
            if not cell.is_on(use.resource, "Auth/Auth") or "uses" not in cell.keys():
                continue
            for alternative in cell.alternatives:
                if capability.malformed_keys(alternative, cell.keys()):
                    continue
                is_counted = is_counted or "uses" in alternative
                if capability.is_met(alternative, cell.keys(), facts):
                    met.append(alternative)
        if not is_counted:
            continue
        charge = {"key": link.key()}
        if met and all("uses" in one for one in met):
            charge["limit"] = str(max(int(one["uses"]) for one in met))
        ends = link.expiration("proof", grant.policy)
        if ends is not None:
            charge["expiration"] = instant.write(ends)
        told.setdefault(charge["key"], charge)
    return [told[key] for key in sorted(told)]


# CACAOs.


def encode_cacao(text, work):
    """The operation cacao.encode."""
    value = auth_sig.read_outer(text, (), work)
    return cacao.block_of(auth_sig.read_for_block(value, work))
