"""Sign-in texts of Solana and Cosmos accounts (spec/siws.md)."""

import os
import re
import unicodedata

import siwe
from base58 import ALPHABET
from verdict import ROOT, Broken, Issue, end_stage

_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_TURNS = "\u202d\u202e"


def _read_table():
    """ "Which texts are sign-in texts": what is replaced by a Latin letter or a sign, a table of the document itself."""
    replaced = {}
    with open(os.path.join(ROOT, "spec", "siws.md"), encoding="utf-8") as file:
        for letter, codes in re.findall(r"^\| `([a-z:01|\\]+)` \| ((?:U\+[0-9A-F]+ ?)+)\|$", file.read(), re.MULTILINE):
            replaced.update((int(code, 16), letter[-1]) for code in re.findall(r"U\+([0-9A-F]+)", codes))
    for first in (0x1F150, 0x1F170, 0x1F1E6):
        replaced.update((first + place, letter) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz"))
    return replaced


_REPLACED = _read_table()
_FILLER = "[01|:]*"


def _word(letters, i="[i1|lL]"):
    forms = {"o": "[o0]", "i": i, "r": "[rR]"}
    return _FILLER.join(forms.get(letter, letter) for letter in letters)


_HEADER_WORDS = re.compile(_word("wantsyoutosigninwithyour"))
_URI_WORD = f"u{_FILLER}(?:{_word('ri', '[i1|]')}|R{_FILLER}l)"  # there only a small `l` behind a capital R is an `i`
_FIELD_WORDS = re.compile(f"{_FILLER}(?:{_URI_WORD}|{_word('expirationtime')}|{_word('notbefore')}){_FILLER[:-1]}*:")


def _reading(text):
    """What is read of a text; of the letter case only that of `R` and `L` is kept."""
    letters = []
    for written in unicodedata.normalize("NFKD", text):
        lower = written.lower()
        letter = written if written in "RL" else _REPLACED.get(ord(written)) or "".join(_lower_replaced(lower))
        if letter in _LINE_ENDS:
            letters.append("\n")
        elif re.fullmatch("[a-zRL:01|]", letter):
            letters.append(letter)
    return "".join(letters)


def _lower_replaced(lower):
    return (_REPLACED.get(ord(character), character) for character in lower)


def _is_limiting(reading):
    if _HEADER_WORDS.search(reading.replace("\n", "")):
        return True
    return any(_FIELD_WORDS.match(line) for line in reading.split("\n"))


def presents_itself(text):
    if any(turn in text for turn in _TURNS):
        return True
    reading = _reading(text)
    return _is_limiting(reading) or _is_limiting(re.sub("[rR]n", "m", reading).replace("vv", "w"))


_NAMES = {"solana": "Solana", "cosmos": "Cosmos"}
_FIELDS = (
    ("uri", "URI: "),
    ("version", "Version: "),
    ("chainId", "Chain ID: "),
    ("nonce", "Nonce: "),
    ("issuedAt", "Issued At: "),
    ("expirationTime", "Expiration Time: "),
    ("notBefore", "Not Before: "),
    ("requestId", "Request ID: "),
)
_LABELS = tuple(label for _, label in _FIELDS) + ("Resources:",)
_ADDRESSES = {"solana": f"[{ALPHABET}]{{32,44}}", "cosmos": "[a-z0-9]*1[a-z0-9]*"}
_CHAIN_IDS = {
    "solana": f"(?:solana:)?(?:mainnet|testnet|devnet|localnet|[{ALPHABET}]{{32,44}})",
    "cosmos": "(?:cosmos:)?[A-Za-z0-9-]{3,47}",
}


def parse(text, kind, path):
    """The members of a sign-in text: siws.layout, siws.value. None where the text is a free text."""
    if not presents_itself(text):
        return None
    members = _split(text, _NAMES[kind])
    if members is None:
        raise Broken(Issue("siws.layout", path))
    end_stage([Issue("siws.value", path)] if not _has_forms(members, kind) else [])
    return members


def _split(text, name):
    """ "Grammar": the members, or None."""
    header = f" wants you to sign in with your {name} account:"
    lines = text.split("\n")
    if not lines[0].endswith(header) or len(lines) < 2:
        return None
    members = {"domain": lines[0][: -len(header)], "address": lines[1]}
    rest = lines[2:]
    if rest and rest[0] == "" and len(rest) > 1:  # line 3
        rest = rest[1:]
        if not rest[0].startswith(_LABELS):
            members["statement"] = rest.pop(0)
            if members["statement"] == "":  # an empty line is no statement
                return None
            if not (len(rest) > 1 and rest[0] == ""):
                return members if rest in ([], [""]) else None
            rest.pop(0)  # line 5
        return _fields(members, rest)
    return members if rest in ([], [""]) else None


def _fields(members, lines):
    """One field at least, in their order, with nothing behind them."""
    lines = list(lines)
    before = len(lines)
    for name, label in _FIELDS:
        if lines and lines[0].startswith(label):
            members[name] = lines.pop(0)[len(label) :]
    if lines and lines[0] == "Resources:":
        lines.pop(0)
        members["resources"] = []
        while lines and lines[0].startswith("- "):
            members["resources"].append(lines.pop(0)[2:])
    return members if not lines and before else None


def _has_forms(members, kind):
    """siws.value: the forms of siwe.md, and those of the table of exceptions."""
    if not re.fullmatch(_ADDRESSES[kind], members["address"]):
        return False
    if "chainId" in members and not re.fullmatch(_CHAIN_IDS[kind], members["chainId"]):
        return False
    plain = {"address": "0x" + "0" * 40, "uri": "a:", "version": "1", "nonce": "00000000", "issuedAt": "2000-01-01T00:00:00Z"}
    return siwe.is_well_formed({**plain, **members, "address": plain["address"], "chainId": "1"})
