"""A bridge of one's own, in Python's standard library alone: takes callbacks of partners over HTTP and hands them to the nodes
over NATS. docs/bridge.md is the contract.

    python3 examples/bridge/python/bridge.py <nats://user:password@host:port> [port]

Takes POST /callbacks/<provider>, and answers 200 only after NATS has the callback on disk; 503 otherwise, so that the partner
sends it again. It does not know how partners sign: it leaves the tag empty, and a node looks at signature and tag.

A real bridge would use a client of NATS and generated code for the message; here one sees what is in them.
"""

import json
import re
import signal
import socket
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

MAX_BODY_BYTES = 256 * 1024
CONFIRM_SECONDS = 0.9
# Those that partners sign with or in. Others, which may hold credentials, stay here.
HEADERS = ["bank-signature", "content-type", "date", "digest", "signature", "x-request-id", "x-signature"]


def varint(number):
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def field(number, content):
    """A field of protobuf that holds bytes, a text or a message."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def partner_callback(provider, event_id, headers, body):
    """A turnpike.v1.PartnerCallback. The tag, field 2, is left out."""
    received_time = b"\x08" + varint(int(time.time()))
    message = field(1, provider.encode()) + field(3, event_id.encode()) + field(4, received_time)
    for name, value in headers.items():
        message += field(5, field(1, name.encode()) + field(2, value.encode()))
    return message + field(6, body)


class Nats:
    """Publishes to JetStream, one message after the other; connects again at the next one when something went wrong."""

    def __init__(self, url):
        self.url = urlsplit(url)
        self.lock = threading.Lock()
        self.stream = None

    def publish(self, subject, message_id, payload):
        """Returns when the servers have the message on disk. Raises OSError otherwise."""
        with self.lock:
            try:
                if self.stream is None:
                    self.connect()
                reply = f"_INBOX.bridge.{uuid.uuid4().hex}"
                head = f"NATS/1.0\r\nNats-Msg-Id: {message_id}\r\n\r\n".encode()
                size = f"{len(head)} {len(head) + len(payload)}"
                self.stream.write(f"HPUB {subject} {reply} {size}\r\n".encode() + head + payload + b"\r\n")
                self.stream.flush()
                answer = self.answer_to(reply)
                if "stream" not in answer or "error" in answer:
                    raise OSError(f"not stored: {answer}")
            except (OSError, ValueError):
                self.close()
                raise

    def connect(self):
        connection = socket.create_connection((self.url.hostname, self.url.port or 4222), CONFIRM_SECONDS)
        self.stream = connection.makefile("rwb")
        self.stream.readline()  # INFO
        options = {"verbose": False, "headers": True, "no_responders": True, "name": "bridge.py", "lang": "python"}
        if self.url.username:
            options |= {"user": unquote(self.url.username), "pass": unquote(self.url.password or "")}
        self.stream.write(f"CONNECT {json.dumps(options)}\r\nSUB _INBOX.bridge.* 1\r\n".encode())

    def close(self):
        if self.stream is not None:
            self.stream.close()
        self.stream = None

    def answer_to(self, reply):
        while True:
            line = self.stream.readline()
            if not line:
                raise OSError("the server hung up")
            verb, *words = line.decode().split()
            if verb == "PING":
                self.stream.write(b"PONG\r\n")
                self.stream.flush()
            elif verb == "-ERR":
                raise OSError(line.decode().strip())
            elif verb in ("MSG", "HMSG"):
                content = self.stream.read(int(words[-1]) + 2)[:-2]
                # An answer with headers says that there is no stream.
                if words[0] == reply:
                    return json.loads(content) if verb == "MSG" else {"error": "no stream takes this subject"}


class Bridge(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    nats = None

    def do_POST(self):
        provider = re.fullmatch(r"/callbacks/([A-Za-z0-9_-]{1,64})", self.path)
        length = self.headers.get("content-length", "")
        if not length.isdigit():
            self.close_connection = True
            return self.answer(411)
        body = self.rfile.read(min(int(length), MAX_BODY_BYTES))
        left = int(length) - len(body)
        while left > 0:  # The client listens when it has said all.
            left -= len(self.rfile.read(min(left, MAX_BODY_BYTES))) or left
        if provider is None:
            return self.answer(404)
        if int(length) > MAX_BODY_BYTES:
            return self.answer(413)
        headers = {name: self.headers[name] for name in HEADERS if name in self.headers}
        # Random, since nothing here proves an id: partners send the same body twice and mean it.
        event_id = str(uuid.uuid4())
        payload = partner_callback(provider[1], event_id, headers, body)
        try:
            self.nats.publish(f"turnpike.callbacks.{provider[1]}", f"{provider[1]}/{event_id}", payload)
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return self.answer(503)
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        if status == 503:
            self.send_header("retry-after", "5")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def main():
    if len(sys.argv) < 2:
        sys.exit("python3 examples/bridge/python/bridge.py <nats://user:password@host:port> [port]")
    Bridge.nats = Nats(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0), Bridge)
    server.daemon_threads = False
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(json.dumps({"ready": True, "port": server.server_address[1]}), flush=True)
    server.serve_forever()
    server.server_close()


main()
