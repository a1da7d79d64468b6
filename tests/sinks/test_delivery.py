"""Alerts on the wire: HTTP in three forms, SMTP, and what a failure means."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.sinks.events import message, told
from worker.errors import Invalid, Retryable
from worker.sinks.delivery import TooMany, deliver
from worker.sinks.rules import Email, Slack, Telegram, Webhook


class Server:
    """An HTTP server that answers with `status` and keeps what it was sent."""

    def __init__(self) -> None:
        self.status, self.headers = 200, dict[str, str]()
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                server.requests.append((self.path, dict(self.headers), json.loads(body)))
                self.send_response(server.status)
                for name, value in (server.headers | {"Content-Length": "0"}).items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of its own."""
    server = Server()
    yield server
    server.stop()


def webhook(url: str, **more: Any) -> Webhook:
    """A destination."""
    return Webhook.model_validate({"kind": "webhook", "url": url} | more)


def test_a_webhook_gets_the_rule_and_the_whole_event(server: Server) -> None:
    """As in the topics; with the headers given, and the same key for the same event."""
    for _ in range(2):
        deliver(webhook(f"{server.url}/x", headers={"Authorization": "Bearer t"}), "desk", told())
    (path, headers, body), (_, again, _) = server.requests
    assert (path, body["rule"], headers["Authorization"]) == ("/x", "desk", "Bearer t")
    assert body["event"] == told().record()
    assert headers["Idempotency-Key"] == again["Idempotency-Key"]


def test_slack_gets_a_text_without_markup(server: Server) -> None:
    """An article cannot mention a channel or hide a link."""
    article = message()["article"] | {"title": "<!channel> & <http://x|y>"}
    deliver(Slack.model_validate({"kind": "slack", "url": server.url}), "desk", told(article=article))
    assert "&lt;!channel&gt; &amp; &lt;http://x|y&gt;" in server.requests[0][2]["text"]


def test_telegram_gets_a_text_for_the_chat(server: Server) -> None:
    """By the address that the token is part of."""
    to = Telegram.model_validate({"kind": "telegram", "token": "1:t", "chat": "@desk", "api": server.url})
    deliver(to, "desk", told())
    path, _, body = server.requests[0]
    assert (path, body["chat_id"], "parse_mode" in body) == ("/bot1:t/sendMessage", "@desk", False)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Invalid),
        (404, Invalid),
        (302, Invalid),
        (408, Retryable),
        (429, Retryable),
        (500, Retryable),
        (503, Retryable),
    ],
)
def test_an_answer_says_whether_another_attempt_makes_sense(
    server: Server, status: int, error: type[Exception]
) -> None:
    """The address is in no message."""
    server.status = status
    with pytest.raises(error) as caught:
        deliver(webhook(f"{server.url}/secret"), "desk", told())
    assert str(caught.value) == f"HTTP {status}"


def test_a_server_may_ask_to_wait(server: Server) -> None:
    """For so many seconds."""
    server.status, server.headers = 429, {"Retry-After": "7"}
    with pytest.raises(TooMany) as caught:
        deliver(webhook(server.url), "desk", told())
    assert caught.value.seconds == 7


def test_nobody_there_is_tried_again() -> None:
    """Port 9 is nobody's."""
    with pytest.raises(Retryable):
        deliver(webhook("http://127.0.0.1:9"), "desk", told())


def test_what_is_no_address_is_not(server: Server) -> None:
    """Nor shown."""
    with pytest.raises(Invalid, match="no URL"):
        deliver(webhook("ftp://desk.example"), "desk", told())


class Mailbox(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs; what was sent is kept by the server."""

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.mails.append(b"".join(lines).decode())  # type: ignore[attr-defined]  # the server's own
                self._say("250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say(f"{self.server.code} well" if word == "RCPT" else "250 well")  # type: ignore[attr-defined]  # the server's own

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server(code: int) -> Iterator[tuple[Email, list[str]]]:
    """A server that answers recipients with `code`, and what it got."""
    with socketserver.TCPServer(("127.0.0.1", 0), Mailbox) as server:
        server.code, server.mails = code, []  # type: ignore[attr-defined]  # the server's own
        Thread(target=server.serve_forever, daemon=True).start()
        to = {"kind": "email", "host": "127.0.0.1", "port": server.server_address[1], "security": "none",
              "sender": "wire@example.org", "to": ["desk@example.org"]}  # fmt: skip
        yield Email.model_validate(to), server.mails  # type: ignore[attr-defined]  # the server's own
        server.shutdown()


def test_a_mail_has_a_subject_and_the_text() -> None:
    """And no header that an article made."""
    place = (message()["place"] or {}) | {"name": "Kyiv\r\nBcc: all@example.org"}
    with mail_server(250) as (to, mails):
        deliver(to, "desk", told(place=place))
    (mail,) = mails
    assert "Subject: desk: ASSAULT in Kyiv" in mail
    assert "To: desk@example.org" in mail
    assert not [line for line in mail.splitlines() if line.startswith("Bcc")]


@pytest.mark.parametrize(("code", "error"), [(550, Invalid), (450, Retryable)])
def test_a_recipient_may_be_refused_for_good_or_for_now(code: int, error: type[Exception]) -> None:
    """By the first digit."""
    with mail_server(code) as (to, mails), pytest.raises(error):
        deliver(to, "desk", told())
    assert not mails
