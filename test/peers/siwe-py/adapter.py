"""Adapter of the runner's protocol for the Python package siwe. Judgements are the library's own."""

import json
import re
import sys
from datetime import datetime
from importlib.metadata import version

from siwe import SiweMessage

# Names of the vectors, and of the library's model.
NAMES = {
    "scheme": "scheme", "domain": "domain", "address": "address", "statement": "statement", "uri": "uri",
    "version": "version", "chainId": "chain_id", "nonce": "nonce", "issuedAt": "issued_at",
    "expirationTime": "expiration_time", "notBefore": "not_before", "requestId": "request_id", "resources": "resources",
}  # fmt: skip


def parse(given):
    text = given["text"]
    message = SiweMessage.from_message(text)
    found = {name: getattr(message, own) for name, own in NAMES.items()}
    # The library keeps a number: the spelling of the message is taken where it denotes that number.
    lines = re.findall(r"^Chain ID: ([0-9]+)$", text, re.MULTILINE)
    found["chainId"] = next((line for line in lines if int(line) == message.chain_id), str(message.chain_id))
    found["version"] = message.version.value
    return {name: value for name, value in found.items() if value is not None}


def format_message(given):
    message = SiweMessage(**{NAMES[name]: value for name, value in given["message"].items()})
    # It keeps a number: how that is spelled is not up to the caller, so the spelling that was asked for is put back.
    spelled = f"\nChain ID: {given['message']['chainId']}\n"
    return message.prepare_message().replace(f"\nChain ID: {message.chain_id}\n", spelled, 1)


def verify(given):
    auth_sig = json.loads(given["authSig"])
    message = SiweMessage.from_message(auth_sig["signedMessage"])
    nonce = given.get("nonce")
    if isinstance(nonce, list):
        # Of several nonces that are open, a site looks up the one that the message names. Of none, none is equal.
        nonce = message.nonce if message.nonce in nonce else ""
    now = datetime.fromisoformat(given["now"])
    message.verify(auth_sig["sig"], domain=given.get("domain"), nonce=nonce, timestamp=now)


OPERATIONS = {"siwe.parse": parse, "siwe.format": format_message, "auth-sig.verify": verify}


def answer(question):
    if question["type"] == "hello":
        names = {"name": "siwe (Python)", "version": version("siwe")}
        return {"type": "hello", "protocol": 1, **names, "operations": list(OPERATIONS), "features": ["siwe:scheme"]}
    reply = {"id": question["id"]}
    try:
        output = OPERATIONS[question["operation"]](question["input"])
    except Exception as error:  # What verify documents: None, or an exception.
        native = {"code": type(error).__name__, "message": str(error)[:300]}
        return {**reply, "result": "reject", "native": native}
    # A text that is not Unicode cannot be told in a line of UTF-8: what remains to be said is that it was built.
    try:
        json.dumps(output, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        output = None
    if output is None:
        return {**reply, "result": "accept"}
    return {**reply, "result": "accept", "output": output}


for line in sys.stdin.buffer:
    print(json.dumps(answer(json.loads(line))), flush=True)
