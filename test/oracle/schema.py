"""The part of JSON Schema (2020-12) that the shapes in schemas/ use. Lengths are code points."""

import json
import os
import re

from json_text import is_number
from verdict import ROOT

_FOLDER = os.path.join(ROOT, "schemas")
_SCHEMAS = {}

_TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": is_number,
    "integer": lambda value: is_number(value) and value == int(value),
}


def load(name):
    if name not in _SCHEMAS:
        with open(os.path.join(_FOLDER, name + ".schema.json"), encoding="utf-8") as file:
            _SCHEMAS[name] = json.load(file)
    return _SCHEMAS[name]


def faults(value, schema, path=()):
    """The paths at which a value does not satisfy a schema (the name of a file, or a part of one)."""
    if isinstance(schema, str):
        schema = load(schema)
    if "$ref" in schema:
        return faults(value, schema["$ref"].rpartition(":")[2], path)
    types = schema.get("type", [])
    if types and not any(_TYPES[name](value) for name in ([types] if isinstance(types, str) else types)):
        return [path]
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        return [path]
    found = []
    if isinstance(value, str):
        pattern = schema.get("pattern", "").replace("$", r"\Z")
        if len(value) > schema.get("maxLength", len(value)) or not re.search(pattern, value):
            found.append(path)
    elif isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(path)
        elif "items" in schema:
            for place, item in enumerate(value):
                found += faults(item, schema["items"], path + (str(place),))
    elif isinstance(value, dict):
        found += _object_faults(value, schema, path)
    return found


def _object_faults(value, schema, path):
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
        return [path]
    found = [path for name in schema.get("required", []) if name not in value]
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, member in value.items():
        inside = path + (name,)
        if faults(name, schema.get("propertyNames", {})):
            found.append(inside)
        if name in properties:
            found += faults(member, properties[name], inside)
        elif others is False:
            found.append(inside)
        elif others is not True:
            found += faults(member, others, inside)
    return found
