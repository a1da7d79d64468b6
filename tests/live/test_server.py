"""What a browser is answered, by aiohttp's test client; no broker behind it."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.live.conftest import event, party, record, span
from worker.errors import Invalid
from worker.live.server import PAGE, Server, allowed_host, may_try
from worker.settings import Settings, load

Client = TestClient[Any, Any]
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "\u202egnp.exe\u2066",
    "\x00\x1b[2J",
    "'; DROP TABLE events; --",
    "event: reset\nid: 1\ndata: {}\n\n",
)  # fmt: skip


def asked(server: Server, look: Callable[[Client], Awaitable[None]]) -> None:
    """Run `look` with a client of the server's application."""

    async def run() -> None:
        async with TestClient(TestServer(server.application())) as client:
            await look(client)

    asyncio.run(run())


def filled(settings: Settings, *keys: str) -> Server:
    server = Server(settings)
    for number, key in enumerate(keys, 1):
        server.put(key, record(key, type="talks" if key.startswith("t") else "attack"), number)
    return server


def test_events_are_those_of_the_filters_and_the_cap_is_told(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        found = await (await client.get("/api/events?type=talks&limit=1")).json()
        assert [each["id"] for each in found["events"]] == ["t2"]
        assert (found["held"], found["cap"], found["matching"], found["shown"]) == (3, 5, 2, 1)
        assert "GeoNames" in found["attribution"][0]

    asked(filled(settings(), "e1", "t1", "t2"), look)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/events?type=war", 400), ("/api/events?limit=0", 400), ("/api/events?limit=²", 400),
     ("/api/stream?since=x", 400), ("/api/events/none", 404), ("/page/../server.py", 404), ("/nothing", 404)],
)  # fmt: skip
def test_what_is_wrong_is_told_as_json(settings: Callable[..., Settings], path: str, status: int) -> None:
    async def look(client: Client) -> None:
        answer = await client.get(path)
        assert answer.status == status
        assert (await answer.json())["error"]

    asked(filled(settings()), look)


def test_one_event_has_its_message_and_the_text_where_the_topics_carry_it(settings: Callable[..., Settings]) -> None:
    body = "Russian missiles hit Kyiv on Tuesday."
    sections = {"article": {"id": "a1", "revision": 1, "body": body}, "dates": [span("Tuesday", 29)], "places": []}

    async def look(client: Client) -> None:
        found = await (await client.get("/api/events/e1")).json()
        assert found["event"] == event("e1")
        assert "".join(each["text"] for each in found["pieces"]) == body
        assert ["date"] in [each["fields"] for each in found["pieces"]]
        assert found["address"] == "https://example.org/a"

    server = filled(settings(), "e1")
    server.put_article("a1", json.dumps(sections).encode())
    asked(server, look)


def test_texts_may_be_left_out(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        found = await (await client.get("/api/events/e1")).json()
        assert not found["whole"]
        assert {"gap": True} in found["pieces"]

    server = filled(settings(live_texts=False), "e1")
    server.put_article("a1", b'{"article": {"revision": 1, "body": "Russian missiles hit Kyiv."}}')
    asked(server, look)


async def told(client: Client, path: str, count: int, **headers: str) -> list[tuple[str, str, Any]]:
    """The first changes of a stream: (event, id, data)."""
    found: list[tuple[str, str, Any]] = []
    async with client.get(path, headers=headers) as answer:
        assert answer.headers["Content-Type"] == "text/event-stream"
        while len(found) < count:
            lines = (await asyncio.wait_for(answer.content.readuntil(b"\n\n"), 5)).decode().strip().split("\n")
            if not lines[0].startswith(":"):
                name, mark, data = (line.partition(": ")[2] for line in lines)
                found.append((name, mark, json.loads(data)))
    return found


def test_the_stream_goes_on_where_it_was_left(settings: Callable[..., Settings]) -> None:
    """By Last-Event-ID, tombstones too; what the filter does not take is gone for whoever had it."""

    async def look(client: Client) -> None:
        changes = await told(client, "/api/stream?type=attack", 3, **{"Last-Event-ID": server.hub.mark(1)})
        assert [(name, data["id"]) for name, _, data in changes] == [("put", "e2"), ("gone", "t1"), ("gone", "e1")]
        (last,) = await told(client, f"/api/stream?after={changes[1][1]}", 1)
        assert (last[0], last[2]["id"]) == ("gone", "e1")

    server = filled(settings(), "e1", "e2", "t1")
    server.put("e1", None, 9)
    asked(server, look)


def test_after_a_restart_a_client_is_told_to_ask_for_everything(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        (reset,) = await told(client, "/api/stream", 1, **{"Last-Event-ID": "0badcafe-7"})
        assert reset[:2] == ("reset", server.hub.mark(1))

    server = filled(settings(), "e1")
    asked(server, look)


def test_what_comes_is_told_as_it_comes(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        asyncio.get_running_loop().call_later(0.2, lambda: server.put("e2", record("e2"), 2))
        (put,) = await told(client, f"/api/stream?after={server.hub.mark(1)}", 1)
        assert put[2]["id"] == "e2"

    server = filled(settings(), "e1")
    asked(server, look)


def test_more_clients_than_allowed_are_refused(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        async with client.get("/api/stream"), client.get("/api/stream"):
            assert (await client.get("/api/stream")).status == 503

    asked(filled(settings()), look)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(settings: Callable[..., Settings], text: str) -> None:
    """It leaves as JSON that no browser takes for a page, and as one line of the stream; no such address is a link."""

    async def look(client: Client) -> None:
        for path in ("/api/events", "/api/events/x"):
            answer = await client.get(path)
            assert answer.content_type == "application/json"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert (await (await client.get("/api/events/x")).json())["address"] is None
        (put,) = await told(client, f"/api/stream?after={server.hub.mark(0)}", 1)
        assert put[2]["actors"][0]["name"] == text
        assert put[2]["article"]["title"] == text

    server = Server(settings())
    article = event()["article"] | {"title": text, "source": text, "url": text}
    server.put("x", record("x", actors=[party(text)], mentions=[span(text, 0)], article=article), 1)
    assert len(server.store) == 1
    asked(server, look)


SCRIPTS = sorted(PAGE.glob("*.js"))
SINKS = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc", "DOMParser"),
    *("createContextualFragment", "setHTML", ".style.cssText", "javascript:", "importScripts", "createPolicy"),
)


@pytest.mark.parametrize("path", [*SCRIPTS, PAGE / "index.html"], ids=lambda path: path.name)
def test_no_script_of_the_page_makes_markup_of_text_or_asks_others(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [sink for sink in SINKS if sink in text]
    assert not [found for found in re.findall(r"https?://[^\"'\s)]+", text) if "www.w3.org/2000/svg" not in found]


def test_the_page_has_no_script_and_no_style_of_its_own() -> None:
    """The policy would refuse them; every file it names is there."""
    text = (PAGE / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", text)
    named = re.findall(r'(?:src|href)="/page/([^"]+)"', text)
    imported = [name for path in SCRIPTS for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8"))]
    assert all((PAGE / name).is_file() for name in [*named, *imported])
    assert {path.name for path in SCRIPTS} == {*imported, "app.js"}


def test_the_page_is_served_under_a_strict_policy(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        for path in ("/", "/page/app.js", "/page/world.json"):
            answer = await client.get(path)
            assert answer.status == 200
            policy = answer.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy

    asked(filled(settings()), look)


@pytest.mark.parametrize(
    ("bind", "hosts", "host", "allowed"),
    [
        ("127.0.0.1", "", "127.0.0.1:6067", True),
        ("127.0.0.1", "", "localhost", True),
        ("127.0.0.1", "", "[::1]:6067", True),
        ("127.0.0.1", "", "evil.example:6067", False),
        ("127.0.0.1", "", "", False),
        ("127.0.0.1", "news.example", "news.example", True),
        ("0.0.0.0", "", "10.0.0.7:6067", True),
        ("0.0.0.0", "news.example", "10.0.0.7", False),
    ],
)
def test_under_which_names_the_page_is_served(bind: str, hosts: str, host: str, allowed: bool) -> None:
    """A page elsewhere whose name is made to lead here reads nothing."""
    assert allowed_host(host, load(live_http_bind=bind, live_hosts=hosts)) is allowed


@pytest.mark.parametrize(
    ("bind", "given", "may"),
    [("127.0.0.1", None, True), ("::1", None, True), ("0.0.0.0", None, False), ("0.0.0.0", True, True),
     ("127.0.0.1", False, False)],
)  # fmt: skip
def test_texts_are_tried_out_on_loopback_alone_unless_it_is_said(bind: str, given: bool | None, may: bool) -> None:
    assert may_try(load(live_http_bind=bind, live_try=given)) is may


class Stub:
    """A trial without a model."""

    async def extract(self, text: bytes, content_type: str, now: float) -> dict[str, Any]:
        if b"bad" in text:
            raise Invalid("language", "not in English")
        return {"article": {"id": "a1"}, "dates": [], "places": [], "events": [event("e1", attribution=[])]}

    def stop(self) -> None:
        """Nothing runs."""


@pytest.mark.parametrize(
    ("text", "headers", "status"),
    [("Russian missiles hit", {"X-Eventwire": "try"}, 200), ("Russian missiles hit", {}, 403),
     ("bad", {"X-Eventwire": "try"}, 422), ("x" * 2000, {"X-Eventwire": "try"}, 413)],
)  # fmt: skip
def test_a_text_tried_out(settings: Callable[..., Settings], text: str, headers: dict[str, str], status: int) -> None:
    """Only from the page itself, in its limits; the answer has the marked words."""

    async def look(client: Client) -> None:
        answer = await client.post("/api/try", data=text, headers=headers)
        found = await answer.json()
        assert answer.status == status
        if status == 200:
            assert "".join(each["text"] for each in found["events"][0]["pieces"]) == text

    server = Server(settings(max_article_bytes=1000))
    server.trial = Stub()  # type: ignore[assignment]  # no more of it is asked
    asked(server, look)


def test_where_it_is_off_nothing_is_tried(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        assert (await client.post("/api/try", data="x", headers={"X-Eventwire": "try"})).status == 403

    asked(Server(settings(live_try=False)), look)


def test_probe_and_metrics(settings: Callable[..., Settings]) -> None:
    async def look(client: Client) -> None:
        assert (await client.get("/livez")).status == 200
        assert "eventwire_live_events 1.0" in await (await client.get("/metrics")).text()
        server.ailment = "no answer from Kafka"
        assert (await client.get("/livez")).status == 503

    server = filled(settings(), "e1")
    asked(server, look)
