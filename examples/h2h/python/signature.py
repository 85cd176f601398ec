import base64, hashlib, hmac, json, time


def signed_message(body, timestamp):
    """What is signed of a body: one line `path:value` for each leaf, sorted, joined by semicolons; then when it was signed."""
    lines = []

    def collect(value, path):
        if isinstance(value, (dict, list)):
            for key, each in value.items() if isinstance(value, dict) else enumerate(value):
                collect(each, f"{path}:{key}" if path else str(key))
        else:
            lines.append(f"{path}:{int(value) if isinstance(value, bool) else value}")

    collect(body, "")
    # By UTF-16 code units, as everybody else sorts; None is written as Python writes it.
    text = ";".join(sorted(lines, key=lambda line: line.encode("utf-16-be")))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=") + timestamp.encode()


def sign_hmac(key, body, timestamp):
    digest = hmac.new(key.encode(), signed_message(body, timestamp), hashlib.sha512).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def is_ours(key, text, headers, now=None):
    """Of an alert: the text as it came, and its headers in lower case."""
    timestamp = headers.get("x-access-timestamp", "")
    if not timestamp.isdigit() or abs((now or time.time()) - int(timestamp)) > 300:
        return False
    body = json.loads(text, parse_int=str, parse_float=str)  # Numbers as they were written.
    return hmac.compare_digest(sign_hmac(key, body, timestamp), headers.get("x-access-signature", ""))
