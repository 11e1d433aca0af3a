"""Answers of One-Click Auth (spec/one-click-auth.md)."""

import auth_sig
import cacao
import capability
import grant
import instant
import recap
import schema
from verdict import Broken, Issue, end_stage, utf8

RESOURCE, MAX_STATEMENT = "eip155", 65_536  # siweBytes
STATEMENT_PRICE = 5
capability.UNPREFIXED[RESOURCE] = ("chains",)


class _Signed:
    """A CACAO that was read."""

    def __init__(self, parsed, policy, work):
        self.parsed = parsed
        self.grant = grant.Grant(parsed, "login", policy, work)
        self.chain = "eip155:" + parsed.members["chainId"]
        self.is_contract = parsed.kind != "eoa"

    def named_chains(self):
        """(path, chain) of each chain that its ReCap names. A list that is malformed names None."""
        for cell in self.parsed.cells:
            for place, alternative in enumerate(cell.alternatives):
                if "chains" in alternative:
                    path = cell.path + (str(place), "chains")
                    is_malformed = bool(capability.malformed_keys(alternative, ("chains",)))
                    for chain in [None] if is_malformed else alternative["chains"]:
                        yield path, chain


def verify_value(value, given, work):
    """What is proven (spec/answer.md, "A session of any kind")."""
    end_stage([Issue("one-click.shape", inside) for inside in schema.faults(value, "one-click-auth")])
    if not value["cacaos"]:
        raise Broken(Issue("one-click.present", ("cacaos",)))
    policy = auth_sig.Policy(given)
    signed = [_Signed(parsed, policy, work) for parsed in _read_all(value["cacaos"], work)]
    issues = [issue for one in signed for issue in one.grant.judge() + list(_judge_request(one, given))]
    issues += list(_judge_accounts(signed))
    granting, more = _judge_method(signed, given.get("request"), work)
    end_stage(issues + more)
    end_stage([issue for one in signed for issue in one.grant.judge_signatures()])
    return _tell(value, signed, granting, given)


# Step 2.


def _read_all(cacaos, work):
    parsed, issues = [], []
    for place, value in enumerate(cacaos):
        try:
            parsed.append(_read(value, ("cacaos", str(place)), work))
        except Broken as broken:
            if broken.issues[0].rule.startswith("work."):
                raise
            issues += broken.issues
    end_stage(issues)
    return parsed


def _read(value, path, work):
    payload = {
        name: member
        for name, member in value["p"].items()
        if not (name in ("statement", "exp", "nbf", "requestId") and member == "")
    }
    resources = payload.get("resources", [])
    last = resources[-1] if resources and recap.is_recap(resources[-1]) else None

    def decode(text, inside, own):
        # Once, for the statement and for the message; what is broken is read again.
        return own.once(("recap", path, text), lambda: recap.decode(text, inside, own, (RESOURCE,)))

    statement = payload.get("statement", "")
    counted = None
    if recap.PREAMBLE + " " in statement:
        counted = statement
    elif last is not None:
        try:
            counted = recap.statement(decode(last, path, work))
            payload["statement"] = statement + " " + counted if statement else counted
        except Broken as broken:
            if broken.issues[0].rule.startswith("work."):
                raise
    if counted is not None:
        carried = (len(last) - len(recap.PREFIX)) * 3 // 4 if last is not None else 0
        work.bytes(STATEMENT_PRICE * max(min(len(utf8(counted)), MAX_STATEMENT), carried), path)
    rebuilt = cacao.rebuilt({**value, "p": payload}, value["s"]["s"], path)
    return auth_sig.read(rebuilt, path, work, decode)


# Step 3.


def _judge_request(one, given):
    members, path = one.parsed.members, one.parsed.text_path
    if "audience" in given and members["uri"] != given["audience"]:
        yield Issue("one-click.audience", path + ("uri",))
    if "chains" not in given:
        return
    if one.chain not in given["chains"]:
        yield Issue("one-click.chain", path + ("chainId",))
    for inside, chain in one.named_chains():
        if chain not in given["chains"]:
            yield Issue("one-click.granted-chain", inside)


def _judge_accounts(signed):
    first = signed[0].parsed.address.lower()
    for one in signed:
        if one.parsed.address.lower() != first:
            yield Issue("one-click.account", one.parsed.text_path + ("address",))
        if not one.is_contract:
            continue
        own = {
            other.chain
            for other in signed
            if other.is_contract and other.parsed.address.lower() == one.parsed.address.lower()
        }
        for inside, chain in one.named_chains():
            if chain not in own:
                yield Issue("one-click.contract-chain", inside)


def _judge_method(signed, request, work):
    """(the cells that grant, the issues)."""
    cells = [cell for one in signed for cell in one.parsed.cells]
    if request is None:
        return cells, []
    ability, facts = "request/" + request["method"], {"chain": request["chain"]}
    work.comparisons(capability.count_question(cells, RESOURCE, ability), ())
    own = [
        cell for one in signed if not one.is_contract or one.chain == request["chain"] for cell in one.parsed.cells
    ]
    remaining, rule = capability.coverage(own, RESOURCE, ability, facts)
    if rule is None:
        return remaining, []
    if capability.coverage(cells, RESOURCE, ability, facts)[1] is None:
        return [], [Issue("one-click.contract-chain")]
    rule = capability.coverage(cells, RESOURCE, ability, facts)[1]
    # The only fact is the chain.
    if rule == "capability.restriction":
        return [], [Issue("one-click.method-chain")]
    return [], capability.coverage_issues(rule, cells, RESOURCE, ability)


def _tell(value, signed, granting, given):
    chains = {one.chain for one in signed}
    for one in signed:
        if not one.is_contract:
            chains |= {chain for _, chain in one.named_chains()}
    ends = [one.grant.expiration() for one in signed]
    more = [name for name in ("audience", "chains", "request") if name not in given]
    if any("root" in one.grant.not_checked() for one in signed):
        more.append("root")
    told = {
        "account": signed[0].parsed.account(),
        "chains": sorted(chains),
        "grants": capability.tell_cells(granting),
        "peer": value["responder"]["publicKey"],
        "preface": signed[0].parsed.preface(),
        "notChecked": auth_sig.not_checked(signed[0].grant.policy, *more),
    }
    if any(end is not None for end in ends):
        told["expiration"] = instant.write(min(end for end in ends if end is not None))
    return told
