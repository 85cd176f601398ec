"""A first payin, host to host, as the back end of a shop would take it, in Python's standard library alone. Copy it with
signature.py.

    python3 examples/h2h/python/payin.py <http://host:port> <file with the keys> [amount in minor units]

Asks for a transfer from card to card, is told by an alert where the payer has to send it, says that the payer has paid, and waits
for the alert that ends it. An alert whose signature is wrong is refused. The last line is JSON. Exit code 0: success. 1: another
end. 2: something went wrong.
"""

import json
import queue
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from signature import is_ours, sign_hmac

# The cash desk of config/demo.yaml.
PROJECT = "57aff4db-b45d-42bf-bc5f-b7a499a01782"
FINAL = ("success", "decline", "error")


class Alerts(BaseHTTPRequestHandler):
    """Takes alerts. Answers first and works afterwards: what is not answered in time comes again."""

    key = ""
    heard = queue.Queue()

    def do_POST(self):
        text = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        ours = is_ours(self.key, text, headers)
        self.send_response(200 if ours else 401)
        self.send_header("content-length", "0")
        self.end_headers()
        if ours:
            self.heard.put(json.loads(text))

    def log_message(self, *_):
        pass


class Desk:
    """Signs and sends. A repeat after a timeout has the same ids and a new time, and so a new signature."""

    def __init__(self, gateway, key):
        self.gateway = gateway
        self.key = key

    def post(self, path, body):
        timestamp = str(int(time.time()))
        headers = {
            "content-type": "application/json",
            "x-access-merchant-id": PROJECT,
            "x-access-timestamp": timestamp,
            "x-access-merchant-algorithm": "HMAC-SHA512",
            "x-access-signature": sign_hmac(self.key, body, timestamp),
        }
        request = urllib.request.Request(f"{self.gateway}/api/v1{path}", json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)
        except urllib.error.HTTPError as refused:
            return json.load(refused)


def status_of(told):
    return told["status"] if told["sub_status"] is None else f"{told['status']}:{told['sub_status']}"


def pay(desk, url, payment_id, amount):
    general = {"project_id": PROJECT, "payment_id": payment_id}
    urls = ("merchant_callback_url", "merchant_success_callback_url", "merchant_decline_callback_url")
    answer = desk.post(
        "/payment/p2p/payin",
        {
            "general": general | {name: f"{url}/alerts" for name in urls},
            "payment": {"method": "card-p2p", "amount": amount, "currency": "RUB", "lifetime": 600},
            "customer": {"id": "ada", "country": "RU"},
        },
    )
    if "code" in answer:
        raise RuntimeError(f"{answer['code']}: {answer['status_description']} {answer['errors']}")
    print(f"payin     {answer['request_id']}: {status_of(answer)}")
    while True:
        # Alerts may come again, and an earlier one after a later one: what is done about each has to stand that.
        alert = Alerts.heard.get(timeout=60)
        status = alert["status"]
        if status["sub_status"] == "awaiting_confirm":
            print(f"alert     {status_of(status)}: transfer {amount} to {alert['requisites']['value']}")
            confirmed = desk.post("/payment/p2p/payin/confirm", {"general": general})
            # The bank may have been faster than the payer's word; then there is nothing to confirm any more.
            if "code" not in confirmed:
                print(f"confirmed {status_of(confirmed)}")
            elif confirmed["code"] != "invalid_application_status":
                raise RuntimeError(confirmed["code"])
        if status["status"] in FINAL:
            print(f"alert     {status['status']}")
            return status["status"]


def main():
    if len(sys.argv) < 3:
        print("python3 examples/h2h/python/payin.py <http://host:port> <file with the keys> [amount]", file=sys.stderr)
        return 2
    with open(sys.argv[2], encoding="utf-8") as file:
        keys = json.load(file)
    Alerts.key = keys["H2H_ALERT_HMAC"]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Alerts)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    amount = int(sys.argv[3]) if len(sys.argv) > 3 else 150_000
    payment_id = f"order-{uuid.uuid4()}"
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        status = pay(Desk(sys.argv[1], keys["H2H_HMAC"]), url, payment_id, amount)
    except (OSError, RuntimeError, queue.Empty) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps({"ok": status == "success", "paymentId": payment_id, "status": status}))
    return 0 if status == "success" else 1


sys.exit(main())
