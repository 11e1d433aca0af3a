"""Strict JSON text (spec/limits.md, "JSON text", items 1 to 8) and its canonical form (RFC 8785)."""

import re

from verdict import Broken, Issue, has_lone_surrogate, utf8

MAX_BYTES, MAX_DEPTH, MAX_VALUES = 917_504, 32, 32_768
MAX_NUMBER = 2**53 - 1

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX4 = re.compile(r"[0-9a-fA-F]{4}")
_LITERALS = {"true": True, "false": False, "null": None}


class NotStrict(Exception):
    pass


def read(text, path, work):
    """Reads a text (str or bytes) that is a JSON document at `path`: json.text, work.bytes. Numbers become floats."""
    data = utf8(text) if isinstance(text, str) else text
    if len(data) > MAX_BYTES:  # 1; what is refused for its size counts nothing
        raise Broken(Issue("json.text", path))
    work.bytes(len(data), path)
    try:
        return _Reader(data).document()
    except (NotStrict, UnicodeError):
        raise Broken(Issue("json.text", path)) from None


class _Reader:
    def __init__(self, data):
        self.text = data.decode("utf-8")  # 2 and, for raw ones, 3: strict
        self.at = 0
        self.values = 0

    def document(self):
        if self.text.startswith("\ufeff"):  # 2
            raise NotStrict
        value = self.value(0)
        if self.space() != "":  # 4
            raise NotStrict
        return value

    def space(self):
        """Skips white space and tells the next character."""
        self.at = _SPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def expect(self, character):
        if self.space() != character:
            raise NotStrict
        self.at += 1

    def value(self, depth):
        self.values += 1
        if self.values > MAX_VALUES:  # 8
            raise NotStrict
        first = self.space()
        if first in ("{", "["):
            if depth == MAX_DEPTH:  # 5
                raise NotStrict
            return self.object(depth + 1) if first == "{" else self.array(depth + 1)
        if first == '"':
            return self.string()
        for word, value in _LITERALS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        match = _NUMBER.match(self.text, self.at)
        if not match:
            raise NotStrict
        self.at = match.end()
        number = float(match.group())
        if not abs(number) <= MAX_NUMBER:  # 7
            raise NotStrict
        return number

    def object(self, depth):
        self.at += 1
        members = {}
        if self.space() == "}":
            self.at += 1
            return members
        while True:
            if self.space() != '"':
                raise NotStrict
            key = self.string()
            if key in members:  # 6
                raise NotStrict
            self.expect(":")
            members[key] = self.value(depth)
            if self.space() == "}":
                self.at += 1
                return members
            self.expect(",")

    def array(self, depth):
        self.at += 1
        items = []
        if self.space() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value(depth))
            if self.space() == "]":
                self.at += 1
                return items
            self.expect(",")

    def string(self):
        self.at += 1
        parts, escaped = [], False
        while True:
            match = _PLAIN.match(self.text, self.at)
            parts.append(match.group())
            self.at = match.end()
            end = self.text[self.at : self.at + 1]
            self.at += 1
            if end == '"':
                text = "".join(parts)
                # 3: two \u escapes may be a pair; what stays alone is not Unicode and raises UnicodeError.
                return text.encode("utf-16", "surrogatepass").decode("utf-16") if escaped else text
            if end != "\\":
                raise NotStrict
            letter = self.text[self.at : self.at + 1]
            self.at += 1
            if letter == "u":
                match = _HEX4.match(self.text, self.at)
                if not match:
                    raise NotStrict
                parts.append(chr(int(match.group(), 16)))
                self.at = match.end()
                escaped = True
            elif letter in _ESCAPES:
                parts.append(_ESCAPES[letter])
            else:
                raise NotStrict


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def count_values(value):
    """The value itself and all inside of it; keys are none."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(count_values(item) for item in inside)


def depth(value):
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


def is_strict_value(value):
    """Whether a value that was handed in can be written as strict JSON text (3, 5, 7, 8)."""
    return depth(value) <= MAX_DEPTH and count_values(value) <= MAX_VALUES and _is_strict(value)


def _is_strict(value):
    if is_number(value):
        return abs(value) <= MAX_NUMBER
    if isinstance(value, str):
        return not has_lone_surrogate(value)
    if isinstance(value, dict):
        return all(map(_is_strict, value)) and all(map(_is_strict, value.values()))
    return all(map(_is_strict, value)) if isinstance(value, list) else True


def _number(number):
    """RFC 8785 section 3.2.2.3: as ECMAScript writes it. Python's shortest digits are the same."""
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(float(number))).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + ("" if fraction == "0" else fraction)
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    power = f"e{point - 1:+d}"
    return sign + digits[0] + ("." + digits[1:] if digits[1:] else "") + power


_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def _string(text):
    """RFC 8785 section 3.2.2.2."""
    return '"' + re.sub(r'[\x00-\x1f"\\]', lambda m: _SHORT.get(m[0], f"\\u{ord(m[0]):04x}"), text) + '"'


def canonical(value):
    """RFC 8785, but with keys in ascending order of their UTF-8 bytes (spec/recap.md, "Encoding")."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if is_number(value):
        return _number(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return "{" + ",".join(_string(key) + ":" + canonical(value[key]) for key in sorted(value, key=utf8)) + "}"
