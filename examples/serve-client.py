"""Asks `capsig serve` whether a session signature allows something: python3 serve-client.py URL FILE RESOURCE ABILITY."""

import json
import sys
import urllib.error
import urllib.request


def verify_session(url, document, resource, ability, timeout=15):
    """Returns (True, what is proven) or (False, the problem). Whatever is no clear yes is no."""
    body = json.dumps({"input": document, "resource": resource, "ability": ability}).encode()
    request = urllib.request.Request(
        f"{url}/v1/session", body, {"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            answer = json.load(response)
            return answer.get("verdict") == "accept", answer
    except urllib.error.HTTPError as error:
        # 401 and 403 are no; 503 was not decided, and may be asked again.
        return False, json.load(error)
    except OSError as error:
        return False, {"title": "the service cannot be reached", "status": 503, "detail": str(error)}


if __name__ == "__main__":
    url, file, resource, ability = sys.argv[1:]
    # The text as it was received: it is verified as it is.
    with open(file, encoding="utf-8") as document:
        allowed, answer = verify_session(url, document.read(), resource, ability)
    if allowed:
        print("allowed:", answer["account"], "until", answer["expiration"])
    else:
        print("refused:", answer["status"], answer.get("rule", answer["title"]))
    sys.exit(0 if allowed else 1)
