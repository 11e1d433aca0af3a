"""Cells, restrictions, coverage and narrowing (spec/capability.md)."""

import re

import base58
import json_text
from verdict import Broken, Issue, end_stage, pointer, utf8

ANY_ABILITY = "*/*"
MAX_GRANTED = 36_864  # grants, cells, alternatives and values that are handed in (spec/limits.md, "Work")

_HEX64 = "[0-9a-f]{64}"


def _form(pattern):
    return lambda text: re.fullmatch(pattern, text) is not None


class Namespace:
    def __init__(self, is_id, abilities, keys=()):
        self.is_id, self.abilities, self.keys = is_id, abilities, keys


# The table of "Cells": the form of an id besides `*`, the SDK's names of abilities, the restrictions.
NAMESPACES = {
    "lit-accesscontrolcondition": Namespace(
        _form(f"{_HEX64}(?:/{_HEX64})?"),
        {
            "access-control-condition-decryption": "Threshold/Decryption",
            "access-control-condition-signing": "Threshold/Signing",
        },
    ),
    "lit-pkp": Namespace(_form(_HEX64), {"pkp-signing": "Threshold/Signing"}),
    "lit-ratelimitincrease": Namespace(
        _form("0|[1-9][0-9]{0,77}"), {"rate-limit-increase-auth": "Auth/Auth"}, ("nft_id", "delegate_to", "uses")
    ),
    "lit-litaction": Namespace(base58.is_cid_v0, {"lit-action-execution": "Threshold/Execution"}),
    "lit-paymentdelegation": Namespace(
        lambda text: False, {"lit-payment-delegation": "Auth/Auth"}, ("delegate_to", "max_price", "scopes")
    ),
    "lit-resolvedauthcontext": Namespace(lambda text: False, {}),
}
# Resources without a prefix, of kinds of sessions that have them (spec/one-click-auth.md, "Methods").
UNPREFIXED = {}
_SCOPES = ("encryption_sign", "lit_action", "pkp_sign", "sign_session_key")


class Cell:
    """One entry of `att`, with the path at which it stands."""

    def __init__(self, path, resource, ability, alternatives):
        self.path, self.resource, self.ability, self.alternatives = path, resource, ability, alternatives

    def keys(self):
        """The restrictions that the namespace of the resource defines; any other key is foreign."""
        if self.resource in UNPREFIXED:
            return UNPREFIXED[self.resource]
        prefix, mark, _ = self.resource.partition("://")
        return NAMESPACES[prefix].keys if mark and prefix in NAMESPACES else ()

    def is_on(self, resource, ability=None):
        return covers_resource(self.resource, resource) and (ability is None or covers_ability(self.ability, ability))

    def tell(self):
        """A cell of an answer (spec/answer.md, "Values")."""
        own = {"path": pointer(self.path), "resource": self.resource, "ability": self.ability}
        return {**own, "alternatives": self.alternatives}


def cells_of(recap, path):
    return [
        Cell(path + ("att", resource, ability), resource, ability, alternatives)
        for resource, abilities in recap["att"].items()
        for ability, alternatives in abilities.items()
    ]


def tell_cells(cells):
    """Sorted by resource, then ability, then path, each by its UTF-8 bytes."""
    told = {pointer(cell.path): cell.tell() for cell in cells}
    return sorted(told.values(), key=lambda cell: (utf8(cell["resource"]), utf8(cell["ability"]), utf8(cell["path"])))


def covers_resource(granted, asked):
    prefix = granted[:-1]
    return granted == asked or (
        granted.endswith("://*") and prefix[:-3] in NAMESPACES and asked.startswith(prefix)
    )


def covers_ability(granted, asked):
    return granted in (asked, ANY_ABILITY)


# Restrictions. The normal form of a value, or None where it is malformed (restriction.value).


def _set_of(form, normal, value):
    if not isinstance(value, list) or len(value) > 1_024:
        return None
    if not all(isinstance(item, str) and form(item) for item in value):
        return None
    return {normal(item) for item in value}


def _address(text):
    return text.lower()[-40:]


def _uses(value):
    well_formed = isinstance(value, str) and re.fullmatch("[0-9]{1,20}", value) and int(value) < 2**64
    return int(value) if well_formed else None


def _price(value):
    well_formed = isinstance(value, str) and re.fullmatch("(?:0x)?[0-9a-fA-F]{1,64}", value)
    return int(value, 16) if well_formed else None


_NORMAL = {
    "nft_id": lambda value: _set_of(_form("[0-9]{1,78}"), int, value),
    "delegate_to": lambda value: _set_of(_form("(?:0x)?[0-9a-fA-F]{40}"), _address, value),
    "uses": _uses,
    "max_price": _price,
    "scopes": lambda value: _set_of(lambda text: text in _SCOPES, str, value),
    "chains": lambda value: _set_of(_form("eip155:(?:0|[1-9][0-9]*)"), str, value),
}
# The fact that a key is evaluated on, its normal form, and whether it meets the value.
_FACTS = {
    "nft_id": ("token", int, lambda fact, value: fact in value),
    "delegate_to": ("delegatee", _address, lambda fact, value: fact in value),
    "uses": ("uses", int, lambda fact, value: fact < value),
    "max_price": ("price", int, lambda fact, value: fact <= value),
    "scopes": ("scope", str, lambda fact, value: fact in value),
    "chains": ("chain", str, lambda fact, value: fact in value),
}


def malformed_keys(alternative, keys):
    return [key for key in keys if key in alternative and _NORMAL[key](alternative[key]) is None]


def _judge_alternative(alternative, keys, facts):
    """ "met", "failed" or "open" ("Coverage")."""
    answer = "met"
    for key, value in alternative.items():
        if key not in keys or _FACTS[key][0] not in facts:
            answer = "open"
            continue
        name, normal, meets = _FACTS[key]
        if not meets(normal(facts[name]), _NORMAL[key](value)):
            return "failed"
    return answer


def is_met(alternative, keys, facts):
    return _judge_alternative(alternative, keys, facts) == "met"


def count_question(cells, resource, ability):
    """Comparisons, 1: the alternatives of all cells that cover; a cell without any counts as one."""
    return sum(max(1, len(cell.alternatives)) for cell in cells if cell.is_on(resource, ability))


def coverage(cells, resource, ability, facts):
    """The five filters of "Coverage": (the cells that remain, None) or ([], the rule that is broken)."""
    cells = [cell for cell in cells if cell.is_on(resource)]
    if not cells:
        return [], "capability.resource"
    cells = [cell for cell in cells if cell.is_on(resource, ability)]
    if not cells:
        return [], "capability.ability"
    cells = [cell for cell in cells if cell.alternatives]
    if not cells:
        return [], "capability.alternative"
    judged = [
        (cell, _judge_alternative(alternative, cell.keys(), facts))
        for cell in cells
        for alternative in cell.alternatives
        if not malformed_keys(alternative, cell.keys())
    ]
    if not judged:
        return [], "restriction.value"
    granting = {id(cell) for cell, outcome in judged if outcome == "met"}
    remaining = [cell for cell in cells if id(cell) in granting]
    if remaining:
        return remaining, None
    if all(outcome == "failed" for _, outcome in judged):
        return [], "capability.restriction"
    return [], "capability.restriction-undecided"


def coverage_issues(rule, cells, resource, ability):
    """The issues of a rule that "Coverage" found broken, of a demand that is the input: restriction.value is at each value."""
    if rule != "restriction.value":
        return [Issue(rule)]
    return [
        Issue(rule, cell.path + (str(place), key))
        for cell in cells
        if cell.is_on(resource, ability)
        for place, alternative in enumerate(cell.alternatives)
        for key in malformed_keys(alternative, cell.keys())
    ]


def _granted_values(recaps):
    """Grants, their cells, their alternatives and the values in these at all levels."""
    lists = [alternatives for recap in recaps for abilities in recap["att"].values() for alternatives in abilities.values()]
    return len(recaps) + len(lists) + sum(json_text.count_values(one) for alternatives in lists for one in alternatives)


def covers(grants, resource, ability, facts, work):
    """The operation capability.covers: the cells that grant."""
    cells = [cell for place, grant in enumerate(grants) for cell in cells_of(grant, (str(place),))]
    if _granted_values(grants) > MAX_GRANTED:
        raise Broken(Issue("work.comparisons"))
    work.comparisons(sum(max(1, len(cell.alternatives)) for cell in cells), ())
    work.comparisons(count_question(cells, resource, ability), ())
    remaining, rule = coverage(cells, resource, ability, facts)
    if rule:
        raise Broken(Issue(rule))
    return remaining


# Narrowing.


def _is_narrower(child, parent, keys):
    """Every key of the parent is in the child, with a value that is narrower or equal. Malformed ones restrict nothing."""
    child, parent = ({key: one[key] for key in one if key not in malformed_keys(one, keys)} for one in (child, parent))
    for key, value in parent.items():
        if key not in child:
            return False
        if key in keys:
            if not _NORMAL[key](child[key]) <= _NORMAL[key](value):  # a subset, or at most
                return False
        elif json_text.canonical(child[key]) != json_text.canonical(value):
            return False
    return True


def _weight(alternative):
    """One, one for each member, one for each item of a member that is an array."""
    return 1 + sum(1 + (len(value) if isinstance(value, list) else 0) for value in alternative.values())


def _count_narrowing(child, parents, work, path):
    """Comparisons, 2 and 3."""
    work.comparisons(sum(max(1, len(cell.alternatives)) for cell in child + parents), path)
    for cell in child:
        if cell.alternatives:
            others = sum(len(one.alternatives) for one in parents if one.is_on(cell.resource, cell.ability))
            work.comparisons(sum(map(_weight, cell.alternatives)) * others, path)


def narrowing(child, parents, work, path=()):
    """ "To decide child <= parent", steps 1 to 4: the issues. Child and parents are lists of cells."""
    _count_narrowing(child, parents, work, path)
    issues = [
        Issue("restriction.value", cell.path + (str(place), key))
        for cell in child + parents
        for place, alternative in enumerate(cell.alternatives)
        for key in malformed_keys(alternative, cell.keys())
    ]
    for cell in child:
        if not cell.alternatives:
            continue
        others = [one for one in parents if one.is_on(cell.resource)]
        if not others:
            issues.append(Issue("narrower.resource", cell.path))
            continue
        others = [one for one in others if one.is_on(cell.resource, cell.ability)]
        if not others:
            issues.append(Issue("narrower.ability", cell.path))
            continue
        allowed = [one for other in others for one in other.alternatives]
        for place, alternative in enumerate(cell.alternatives):
            if not any(_is_narrower(alternative, one, cell.keys()) for one in allowed):
                issues.append(Issue("narrower.restriction", cell.path + (str(place),)))
    return issues


def narrower(child, parents, work):
    """The operation capability.narrower: the child is the input, the parents are the ReCaps of a list."""
    if max(_granted_values([child]), _granted_values(parents)) > MAX_GRANTED:
        raise Broken(Issue("work.comparisons"))
    pooled = [cell for place, parent in enumerate(parents) for cell in cells_of(parent, (str(place),))]
    end_stage(narrowing(cells_of(child, ()), pooled, work))
