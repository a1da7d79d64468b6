"""Input that somebody might send: what cannot be an article, with the reason it must get, and what is merely hostile.

Each is (value, content type, reason); the tests of the intake, of the stream and on Kafka go through all of them.
"""

import codecs
import gzip
import json

Kind = tuple[bytes, str | None, str]

JSON = "application/json"
GERMAN = (
    "Die Regierung hat am Dienstag mitgeteilt, dass die Verhandlungen in der kommenden Woche nicht fortgesetzt werden. "
    "Nach Angaben der Polizei wurde bei dem Angriff auf das Lager niemand verletzt, und die Straße ist wieder frei."
)


def ours(**fields: object) -> bytes:
    return json.dumps({"body": "Talks go on.", **fields}).encode()


def ninjs(**fields: object) -> bytes:
    return json.dumps({"uri": "urn:news:1", "bodies": [{"value": "Talks go on."}], **fields}).encode()


BAD: dict[str, Kind] = {
    # nothing there
    "no bytes": (b"", None, "empty"),
    "white space": (b" \r\n\t ", "text/plain", "empty"),
    "byte order mark only": (codecs.BOM_UTF8, None, "empty"),
    "blank body": (ours(body=" \n "), JSON, "empty"),
    "page without text": (
        b"<html><head><title>T</title></head><body><script>f()</script></body></html>",
        None,
        "empty",
    ),
    "ninjs with a blank body": (ninjs(bodies=[{"value": " "}]), JSON, "missing-field"),
    # too much
    "too many bytes": (b"a" * 2_000_000, "text/plain", "too-large"),
    "page of countless elements": (b"<html><body>" + b"<p>a" * 20_001, None, "too-large"),
    "title of a book's length": (ours(title="a" * 5000), JSON, "bad-value"),
    # not text
    "NUL in plain text": (b"Kyiv\0was hit", "text/plain", "encoding"),
    "NUL in a JSON body": (ours(body="Kyiv\0was hit"), JSON, "encoding"),
    "NUL in HTML": (b"<p>Kyiv\0was hit</p>", "text/html", "encoding"),
    "UTF-16 without a mark": ("Kyiv was hit".encode("utf-16-le"), "text/plain", "encoding"),
    "lone surrogate, escaped": (b'{"body": "Kyiv \\ud83d was hit"}', JSON, "encoding"),
    "lone surrogate, as bytes": (b'{"body": "Kyiv \xed\xa0\xbd was hit"}', JSON, "encoding"),
    "Cyrillic of Windows in JSON": ('{"body": "Київ"}'.encode("cp1251"), JSON, "encoding"),
    "UTF-8 cut in every character": (("“Kyiv” — ‘Лавра’".encode()[:-4] + b" ") * 4, "text/plain", "encoding"),
    "not in the charset declared": ("“Kyiv”".encode("cp1252"), "text/plain; charset=utf-8", "encoding"),
    "charset unknown": (b"Kyiv", "text/plain; charset=klingon", "encoding"),
    "charset that is none": (b"Kyiv", "text/plain; charset=base64", "encoding"),
    "charset that unescapes": (b"Kyiv", "text/plain; charset=unicode_escape", "encoding"),
    "control characters": (b"\x01\x02\x03\x04\x05Kyiv\x06\x07", "text/plain", "encoding"),
    # another format
    "PDF": (b"%PDF-1.7\n1 0 obj", None, "unsupported"),
    "gzip": (gzip.compress(b"Kyiv was hit"), None, "unsupported"),
    "zip, as in a document": (b"PK\x03\x04 word/document.xml", "application/octet-stream", "unsupported"),
    "picture": (b"\x89PNG\r\n\x1a\n", "image/png", "unsupported"),
    "XML of another kind": (b'<?xml version="1.0"?><newsMessage/>', None, "unsupported"),
    "feed": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', None, "unsupported"),
    "feed without a declaration": (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', None, "unsupported"),
    "body of an unknown type": (ours(content_type="text/rtf"), JSON, "unsupported"),
    "ninjs picture": (ninjs(type="picture"), JSON, "unsupported"),
    "ninjs body of an unknown type": (ninjs(bodies=[{"value": "x", "contentType": "text/nitf"}]), JSON, "unsupported"),
    # not well-formed
    "JSON cut short": (b'{"body": "Kyiv', JSON, "syntax"),
    "JSON with single quotes": (b"{'body': 'Kyiv'}", None, "syntax"),
    "JSON with NaN": (b'{"body": "Kyiv", "revision": NaN}', JSON, "syntax"),
    "two JSON objects": (ours() + b"\n" + ours(), JSON, "syntax"),
    "text sent as JSON": (b"Kyiv was hit", JSON, "syntax"),
    "arrays nested deep": (b'{"body": ' + b"[" * 100_000, JSON, "syntax"),
    "objects nested deep": (b'{"a":' * 100_000, None, "syntax"),
    # JSON of another shape
    "array of articles": (b"[" + ours() + b"]", None, "wrong-type"),
    "null": (b"null", JSON, "wrong-type"),
    "string": (b'"Kyiv was hit"', JSON, "wrong-type"),
    "number": (b"42", JSON, "wrong-type"),
    "body a number": (ours(body=7), JSON, "wrong-type"),
    "body of paragraphs": (ours(body=["One.", "Two."]), JSON, "wrong-type"),
    "id a number": (ours(id=7), JSON, "wrong-type"),
    "title an object": (ours(title={"en": "Kyiv"}), JSON, "wrong-type"),
    "published in seconds": (ours(published=1764054600), JSON, "wrong-type"),
    "revision as text": (ours(revision="2"), JSON, "wrong-type"),
    "revision true": (ours(revision=True), JSON, "wrong-type"),
    "revision beyond 64 bits": (b'{"body": "Kyiv", "revision": 123456789012345678901234567890}', JSON, "wrong-type"),
    "withdrawn as text": (ours(withdrawn="yes"), JSON, "wrong-type"),
    "ninjs bodies an object": (ninjs(bodies={"value": "Kyiv"}), JSON, "wrong-type"),
    "ninjs bodies of strings": (ninjs(bodies=["Kyiv was hit"]), JSON, "wrong-type"),
    "ninjs role a number": (ninjs(bodies=[{"value": "Kyiv", "role": 1}]), JSON, "wrong-type"),
    # something left out
    "no body": (b'{"id": "1", "title": "Kyiv"}', JSON, "missing-field"),
    "body null": (ours(body=None), JSON, "missing-field"),
    "body under another name": (b'{"id": "1", "html": "<p>Kyiv</p>"}', JSON, "missing-field"),
    "withdrawn false and no body": (b'{"id": "1", "withdrawn": false}', JSON, "missing-field"),
    "ninjs without bodies": (b'{"uri": "urn:news:1", "headlines": [{"value": "Kyiv"}]}', JSON, "missing-field"),
    "ninjs without uri": (b'{"standard": {"name": "ninjs"}, "bodies": [{"value": "Kyiv"}]}', JSON, "missing-field"),
    # impossible values
    "published in words": (ours(published="last Tuesday"), JSON, "bad-value"),
    "published on 30 February": (ours(published="2025-02-30"), JSON, "bad-value"),
    "published in the year 1": (ours(published="0001-01-01T00:00:00+14:00"), JSON, "bad-value"),
    "published 20 hours ahead": (ours(published="2025-11-25T08:00:00+20:00"), JSON, "bad-value"),
    "revision negative": (ours(revision=-1), JSON, "bad-value"),
    "revision no reader keeps": (ours(revision=2**53), JSON, "bad-value"),
    "ninjs status unknown": (ninjs(pubStatus="embargoed"), JSON, "bad-value"),
    "ninjs created in words": (ninjs(versionCreated="yesterday"), JSON, "bad-value"),
    # another language
    "declared German": (ours(language="de"), JSON, "language"),
    "declared German, with a region": (ours(language="de_AT"), JSON, "language"),
    "German, not declared": (GERMAN.encode(), "text/plain", "language"),
    "German, declared English": (ours(body=GERMAN, language="en"), JSON, "language"),
    "German page": (f"<html><body><p>{GERMAN}</p></body></html>".encode(), None, "language"),
    "Cyrillic": ("Київ зазнав удару вночі, повідомили у мерії.".encode(), None, "language"),
    "ninjs in Norwegian": (ninjs(language="nb-NO"), JSON, "language"),
}

NEWS = "Russian missiles hit a power plant in Kyiv on Tuesday, killing 4 people, officials said. "
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


# (value, content type): an article or Invalid, whichever, but soon, and no other exception.
HOSTILE: dict[str, tuple[bytes, str | None]] = {
    # characters
    "bidi controls": (f"{NEWS}\u202eKyiv\u202c \u2066was hit\u2069 \u200fagain.".encode(), "text/plain"),
    "zero-width characters": ("\u200b".join(NEWS * 5).encode(), "text/plain"),
    "combining marks piled up": (("K" + "\u0301" * 5000 + "yiv was hit. " + NEWS).encode(), "text/plain"),
    "emoji only": (("\U0001f525" * 500).encode(), "text/plain"),
    "emoji joined without end": ((NEWS + "\U0001f468\u200d" * 5000).encode(), "text/plain"),
    "private use characters": ((NEWS + "\ue000\uf8ff\U0010fffd" * 200).encode(), "text/plain"),
    "noncharacters": ((NEWS + "\ufffe\uffff\U0010ffff" * 200).encode(), "text/plain"),
    "C1 controls": ((NEWS + "\x80\x85\x9f" * 200).encode(), "text/plain"),
    "every line separator": ("\r\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029".join([NEWS] * 20).encode(), "text/plain"),
    "carriage returns only": ("\r".join([NEWS] * 50).encode(), "text/plain"),
    "look-alikes": (NEWS.replace("a", "\u0430").replace("o", "\u043e").encode(), "text/plain"),
    "full-width letters": (
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in NEWS).encode(),
        "text/plain",
    ),
    "UTF-16 with a mark": (NEWS.encode("utf-16"), "text/plain"),
    "UTF-32 with a mark": (NEWS.encode("utf-32"), "text/plain"),
    "UTF-7, declared": (NEWS.encode("utf-7"), "text/plain; charset=utf-7"),
    "EBCDIC, declared": (NEWS.encode("cp500"), "text/plain; charset=cp500"),
    "Shift JIS, not declared": (("\u30ad\u30a8\u30d5" * 50).encode("shift_jis"), None),
    "KOI8-R, not declared": (("\u041a\u0438\u0435\u0432 " * 60).encode("koi8-r"), None),
    "overlong UTF-8": (NEWS.encode() + b"\xc0\xaf\xe0\x80\xaf", "text/plain"),
    # size and shape
    "fifty megabytes": (NEWS.encode() * 590_000, "text/plain"),
    "one line of a megabyte": ((NEWS * 12_000)[:999_000].encode(), "text/plain"),
    "one word of a megabyte": (b"a" * 999_000, "text/plain"),
    "one number of a megabyte": (b"1" * 999_000, "text/plain"),
    "white space and a word": (b" " * 900_000 + NEWS.encode(), "text/plain"),
    "half a million empty lines": (NEWS.encode() + b"\n" * 500_000 + NEWS.encode(), "text/plain"),
    "a hundred thousand short lines": (b"a\n" * 100_000, "text/plain"),
    "another name before a colon on each of many lines": (
        ours(body="".join(f"N{number}: that is what they said.\n\n" for number in range(20_000)), language="en"),
        JSON,
    ),
    "a hundred thousand keys": (json.dumps({"body": NEWS} | {f"k{n}": n for n in range(50_000)}).encode(), JSON),
    "escapes only": (b'{"body": "' + b"\\u0041\\n" * 50_000 + b'"}', JSON),
    # hostile to patterns
    "opening quotes only": (("\u201c" * 50_000 + NEWS).encode(), "text/plain"),
    "straight quotes only": (('"' * 50_000 + NEWS).encode(), "text/plain"),
    "quotes of one letter": (('"a" ' * 20_000 + NEWS).encode(), "text/plain"),
    "brackets that open": (("(" * 50_000 + NEWS).encode(), "text/plain"),
    "commas": (("a, " * 30_000).encode(), "text/plain"),
    "dashes": (("-" * 100_000 + NEWS + "\u2014" * 50_000).encode(), "text/plain"),
    "dots": (("." * 100_000 + NEWS + "\u2026" * 20_000).encode(), "text/plain"),
    "initials": (("U.S. " * 20_000).encode(), "text/plain"),
    "capital letters": ((("A" * 30 + " ") * 3_000).encode(), "text/plain"),
    "names without a verb": (("Volodymyr Zelensky " * 6_000).encode(), "text/plain"),
    "said without a speaker": (("said " * 15_000).encode(), "text/plain"),
    "dates in a row": (("25 November 2025, Tuesday, " * 4_000).encode(), "text/plain"),
    "places in a row": (("Kyiv, Lviv, Odesa, " * 4_000).encode(), "text/plain"),
    "numbers in a row": (("4 killed, 5 injured, " * 4_000).encode(), "text/plain"),
    "addresses": ((("https://example.org/" + "a/" * 2_000 + " ") * 20).encode(), "text/plain"),
    "almost a byline": ((" By" * 20_000 + "\n" + NEWS).encode(), "text/plain"),
    "almost a dateline": (("KYIV, " * 20_000 + "(Reuters) - \n" + NEWS).encode(), "text/plain"),
    # markup
    "elements nested deep": (page("<div>" * 19_000 + NEWS), "text/html"),
    "inline elements nested deep": (page("<b><i>" * 5_000 + NEWS), "text/html"),
    "tables in tables": (page("<table><tr><td>" * 3_000 + NEWS), "text/html"),
    "comments in a row": (b"<!-- a -->" * 60_000 + page(f"<p>{NEWS}</p>"), "text/html"),
    "comment that never ends": (page(f"<p>{NEWS}</p><!--" + "-" * 300_000), "text/html"),
    "attribute of half a megabyte": (page(f'<p title="{"a" * 500_000}">{NEWS}</p>'), "text/html"),
    "ten thousand attributes": (page(f"<p {' '.join(f'a{n}=1' for n in range(10_000))}>{NEWS}</p>"), "text/html"),
    "entities in a row": (page("<p>" + "&nbsp;&amp;&#x41;" * 40_000 + NEWS + "</p>"), "text/html"),
    "character reference of nothing": (page(f"<p>{NEWS}&#0;&#xd800;&#x110000;&#99999999999;</p>"), "text/html"),
    "billion laughs as HTML": ((LAUGHING + f"<html><body><p>&l9; {NEWS}</p></body></html>").encode(), "text/html"),
    "external entity": (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>&f; '
        + NEWS.encode()
        + b"</p></body></html>",
        "text/html",
    ),
    "script only": (page("<script>" + "if (a < b) {}" * 20_000 + "</script>"), "text/html"),
    "style hides the text": (page(f'<p style="display:none">{NEWS}</p>'), "text/html"),
    "two bodies": (page(f"<p>{NEWS}</p></body><body><p>{NEWS}</p>"), "text/html"),
    "JSON-LD that is none": (page(f"<p>{NEWS}</p>", '<script type="application/ld+json">{"a":</script>'), "text/html"),
    "JSON-LD nested deep": (
        page(f"<p>{NEWS}</p>", f'<script type="application/ld+json">{"[" * 50_000}</script>'),
        "text/html",
    ),
    # declared as something else
    "HTML as plain text": (page(f"<p>{NEWS}</p>"), "text/plain"),
    "JSON as plain text": (ours(body=NEWS), "text/plain"),
    "JSON as HTML": (ours(body=NEWS), "text/html"),
    "plain text as HTML": (NEWS.encode(), "text/html"),
    "content type of garbage": (NEWS.encode(), "\x01;;==//"),
    "content type of ten thousand characters": (NEWS.encode(), "text/plain; " + "a=b;" * 2_500),
    "UTF-16 in JSON": (json.dumps({"body": NEWS}).encode("utf-16"), JSON),
    # fields
    "JSON with a mark": (codecs.BOM_UTF8 + ours(body=NEWS), JSON),
    "JSON keys doubled": (b'{"body": "first", "body": "' + NEWS.encode() + b'"}', JSON),
    "JSON with a comma too many": (b'{"body": "Kyiv",}', JSON),
    "JSON with a comment": (b'{"body": "Kyiv" /* hit */}', JSON),
    "number beyond floats": (b'{"body": "Kyiv", "revision": 1e999}', JSON),
    "revision minus nought": (b'{"body": "Kyiv was hit.", "revision": -0}', JSON),
    "revision as a float": (b'{"body": "Kyiv was hit.", "revision": 2.0}', JSON),
    "key with a NUL": (b'{"body": "Kyiv was hit.", "a\\u0000": 1}', JSON),
    "unknown fields": (ours(body=NEWS, __proto__={"a": 1}, constructor="x", **{"": None}), JSON),
    "id of white space": (ours(id=" \t ", body=NEWS), JSON),
    "id with line ends": (ours(id="a\r\nb: c", body=NEWS), JSON),
    "id in every script": (ours(id="\u041a\u0438\u0457\u0432/\u5317\u4eac/\U0001f525", body=NEWS), JSON),
    "id of the longest kind": (ours(id="i" * 4096, body=NEWS), JSON),
    "address that is a script": (ours(url="javascript:alert(1)", body=NEWS), JSON),
    "published in 1600": (ours(published="1600-01-01T00:00:00+14:00", body=NEWS), JSON),
    "published in 2200": (ours(published="2200-12-31T23:59:59-12:00", body=NEWS), JSON),
    "published in 9999": (ours(published="9999-12-31", body=NEWS), JSON),
    "published in a leap second": (ours(published="2016-12-31T23:59:60Z", body=NEWS), JSON),
    "ninjs with unknown fields": (ninjs(**{f"x-{n}": [{"deep": [n]}] for n in range(500)}), JSON),
    "ninjs with a thousand bodies": (ninjs(bodies=[{"value": NEWS}] * 1000), JSON),
    "ninjs uri of another kind": (ninjs(uri="\n"), JSON),
    "template and query": (
        f"{NEWS}{{{{7*7}}}} ${{jndi:ldap://x}} '; DROP TABLE events; -- %s%n".encode(),
        "text/plain",
    ),
}
