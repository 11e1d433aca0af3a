"""Sign-in texts of Solana and Cosmos accounts (spec/siws.md)."""

import re
import unicodedata

import siwe
from base58 import ALPHABET
from verdict import Broken, Issue, end_stage

# "Which texts are sign-in texts": what is replaced by a Latin letter or the colon.
_TABLE = """
a 03B1 0430 / b 0299 0432 13FC AB9F / c 0441 1D04 / d 0501 / e 0435 0454 1D07 AB7C / f 03DD A730 A799 / g 0261 0262 0581
h 029C 043D 04BB AB92 / i 0131 0269 026A 03B9 0456 04CF A647 AB75 / m 043C 1D0D / n 0274 03B7 043F 0578
o 03BF 03C3 043E 0585 1D0F / p 03C1 0440 1465 146D 1D18 ABB2 / r 0280 0433 1D26 AB71 ABA2 / s 0455 A731 ABAA
t 03C4 0442 1D1B AB72 / u 03C5 0446 057D 144C 1D1C / w 026F 03C9 0448 0461 051D 0561 1D21 AB83 / x 03C7 0445 166E
y 028F 03B3 0443 04AF AB79 / : 02D0 02F8 0589 05C3 0703 0704 0903 0A83 1361 16EC 1803 1809 205A 2236 A4FD A789
"""
_REPLACED = {
    int(code, 16): row.split()[0] for row in re.split("[/\n]", _TABLE.strip()) for code in row.split()[1:]
}
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_FILLER = "[01|:]*"


def _word(letters, i="[i1|lL]"):
    forms = {"o": "[o0]", "i": i, "r": "[rR]"}
    return _FILLER.join(forms.get(letter, letter) for letter in letters)


_HEADER_WORDS = re.compile(_word("wantsyoutosigninwithyour"))
_URI_WORD = f"u{_FILLER}(?:{_word('ri', '[i1|]')}|R{_FILLER}l)"  # there only a small `l` behind a capital R is an `i`
_FIELD_WORDS = re.compile(f"{_FILLER}(?:{_URI_WORD}|{_word('expirationtime')}|{_word('notbefore')}){_FILLER[:-1]}*:")


def _reading(text):
    """What is read of a text; of the letter case only that of `R` and `L` is kept."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = []
    for upper, lower in zip(decomposed, decomposed.lower()):
        letter = upper if upper in "RL" else _REPLACED.get(ord(lower), lower)
        if letter in _LINE_ENDS:
            letters.append("\n")
        elif re.fullmatch("[a-zRL:01|]", letter):
            letters.append(letter)
    return "".join(letters)


def presents_itself(text):
    reading = _reading(text)
    if _HEADER_WORDS.search(reading.replace("\n", "")):
        return True
    return any(_FIELD_WORDS.match(line) for line in reading.split("\n"))


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
