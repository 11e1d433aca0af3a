"""Sign-in texts of Solana and Cosmos accounts (spec/siws.md)."""

import os
import re
import unicodedata

import siwe
from base58 import ALPHABET
from verdict import ROOT, Broken, Issue, end_stage

_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_OVERRIDES = "\x08\x1b\x7f\x9b\u202d\u202e"
_BLANKS = "\t \u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_TURNS = re.compile(f"[{_FROM_RIGHT}\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENCLOSED = re.compile("[\u2460-\u24ff\U0001f100-\U0001f1ff]")


def _read_table():
    """ "Which texts are sign-in texts": what is replaced by letters or a sign, a table of the document itself."""
    replaced = {}
    with open(os.path.join(ROOT, "spec", "siws.md"), encoding="utf-8") as file:
        for letters, codes in re.findall(r"^\| `\\?([a-zA-Z:01|]+)` \| ((?:U\+[0-9A-F]+ ?)+)\|$", file.read(), re.MULTILINE):
            replaced.update((chr(int(code, 16)), letters) for code in re.findall(r"U\+([0-9A-F]+)", codes))
    for first in (0x1F150, 0x1F170, 0x1F1E6):
        replaced.update((chr(first + place), letter) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz"))
    return replaced


_REPLACED = _read_table()
_SIGNS = ":01|" + "".join(sorted({sign for sign in _REPLACED.values() if sign.isupper()})).replace("W", "V")
_FILLER = f"[{_SIGNS} \t]*"  # a space is where something was dropped, a tab four blanks
_PASSING = {"i": "1|l", "o": "0", "s": "F"}
_HEADER = "wantsyoutosigninwithyour"
_LABELS_OF_LIMITS = ("uri", "expirationtime", "notbefore")


def _forms(word, letter):
    """What a letter of a word is written as."""
    passing = "1|" if word == "uri" and letter == "i" else _PASSING.get(letter, "")
    return letter + passing + "".join(sign for sign in _SIGNS if sign == letter.upper())


def _spelled(word):
    return word.replace("m", "rn").replace("w", "vv")


def _pattern(word):
    return _FILLER.join(f"[{re.escape(_forms(word, letter))}]" for letter in _spelled(word))


_HEADER_WORDS = re.compile(_pattern(_HEADER))
_FRONT = f"(?:^|\t)[{_SIGNS} ]*(?:(?:[a-z][{_SIGNS} ]*){{0,1}}[a-z][{_SIGNS} ]+)?"
_FIELD_WORDS = re.compile(f"{_FRONT}(?:{'|'.join(map(_pattern, _LABELS_OF_LIMITS))})(?:{_FILLER}:|({_FILLER}$))")


def _looked_up(character):
    return _REPLACED.get(character) or _REPLACED.get(character.lower())


def _letters(character):
    """What one character is read as: letters, signs, the end of a line. Of the letter case that of `R` and `L` is kept."""
    if character in _LINE_ENDS:
        return "\n"
    found = _looked_up(character)
    if found is None and re.match(f"[{_FROM_RIGHT}]", character):
        return ""
    parts = [found] if found else unicodedata.normalize("NFKD", character)
    read = "".join(part if found else _looked_up(part) or (part if part in "RL" else part.lower()) for part in parts)
    return re.sub(f"[^a-z{_SIGNS}RLW]", "", read).replace("w", "vv").replace("m", "rn").replace("W", "VV")


def _reading(text):
    read, blanks, after_capital = [], 0, False
    for character in text:
        letters = _letters(character)
        if _ENCLOSED.match(character):
            letters = f" {letters} "
        if not letters:
            read.append(" ")
            blanks += bool(re.match(f"[{_BLANKS}]", character))
            if blanks == 4:
                read.append("\t")
                blanks = 5
            continue
        blanks = 0
        for letter in letters:
            read.append("i" if letter == "l" and after_capital else letter.lower() if letter in "RL" else letter)
            after_capital = letter == "R" or (after_capital and letter in _SIGNS + " ")
    return "".join(read)


def _is_label(line):
    found = _FIELD_WORDS.finditer(line)
    return any(match[1] is None or ":" in line for match in found)


def _can_be_made(word, pieces):
    """Whether whole pieces, in any order and as often as needed, make a word."""
    letters = [_forms(word, letter) for letter in _spelled(word)]
    reached = [True] + [False] * len(letters)
    for start in range(len(letters)):
        for piece in pieces if reached[start] else ():
            of_uri = "i" if word == "uri" and piece == "l" else piece
            here = letters[start : start + len(piece)]
            if len(here) == len(piece) and any(all(map(str.__contains__, here, each)) for each in (piece, of_uri)):
                reached[start + len(piece)] = True
    return reached[-1]


def _pieces(reading):
    return set(re.findall(f"[a-z]+|[{_SIGNS}]", reading))


def _is_shown(reading):
    """What a text that turns may be shown as."""
    lines = (line for line in reading.split("\n") if ":" in line)
    shown = any(_can_be_made(label, _pieces(line)) for line in lines for label in _LABELS_OF_LIMITS)
    return shown or _can_be_made(_HEADER, _pieces(reading))


def presents_itself(text):
    if any(override in text for override in _OVERRIDES):
        return True
    reading = _reading(text)
    if _HEADER_WORDS.search(reading.replace("\n", " ")) or any(map(_is_label, reading.split("\n"))):
        return True
    return bool(_TURNS.search(text)) and _is_shown(reading)


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


_PLAIN = {
    "domain": "a",
    "address": "0x" + "0" * 40,
    "uri": "a:",
    "version": "1",
    "chainId": "1",
    "nonce": "00000000",
    "issuedAt": "2000-01-01T00:00:00Z",
}


def parse(text, kind, path):
    """The members of a sign-in text: siws.layout, siws.value. None where the text is a free text."""
    if not presents_itself(text):
        return None
    members = _split(text, _NAMES[kind])
    if members is None or _poses(members):
        raise Broken(Issue("siws.layout", path))
    end_stage([Issue("siws.value", path)] if not _has_forms(members, kind) else [])
    return members


def _poses(members):
    """Whether the statement presents itself as a sign-in text, or a resource begins with the label of a limit."""
    statement = members.get("statement", "")
    if presents_itself(statement) and siwe.is_well_formed({**_PLAIN, "statement": statement}):
        return True
    return any(_is_label(_reading(resource)) for resource in members.get("resources", ()))


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
    if any(resource.lower().startswith("urn:recap:") for resource in members.get("resources", ())):
        return False
    return siwe.is_well_formed({**_PLAIN, **members, "address": _PLAIN["address"], "chainId": "1"})
