"""One alert to one destination: by HTTP in three forms, or by SMTP.

Raises Retryable where another attempt may succeed, and Invalid ("refused") where none will. What it raises names no
address, as addresses hold secrets.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate
from hashlib import sha256
from typing import Any

import httpx

from worker.errors import Invalid, Retryable
from worker.export.told import Told
from worker.sinks.message import subject, text
from worker.sinks.rules import Email, Slack, Telegram, Webhook

SECONDS = 10.0
LATER = frozenset({408, 425, 429})  # beside every 5xx
PERMANENT = 500  # from here on a reply of SMTP is final
_SLACK = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class TooMany(Retryable):
    """The other side asks to wait so many seconds."""

    def __init__(self, detail: str, seconds: float) -> None:
        super().__init__(detail)
        self.seconds = seconds


def deliver(to: Webhook | Slack | Telegram | Email, rule: str, told: Told) -> None:
    """Send the alert. Raises Retryable, Invalid."""
    if isinstance(to, Email):
        _mail(to, rule, told)
    elif isinstance(to, Webhook):
        headers = {name: value.get_secret_value() for name, value in to.headers.items()}
        key = {"Idempotency-Key": fingerprint(rule, told)}
        _post(to.url.get_secret_value(), {"rule": rule, "event": told.record()}, key | headers)
    elif isinstance(to, Slack):
        _post(to.url.get_secret_value(), {"text": text(rule, told).translate(_SLACK)}, {})
    else:
        address = f"{to.api}/bot{to.token.get_secret_value()}/sendMessage"
        _post(address, {"chat_id": to.chat, "text": text(rule, told)}, {})


def fingerprint(rule: str, told: Told) -> str:
    """The same for the same event of the same revision by the same rule, so that who gets it twice may know."""
    return sha256("\0".join((rule, told.event.id, str(told.article.revision or 0))).encode()).hexdigest()[:32]


def _post(url: str, body: dict[str, Any], headers: dict[str, str]) -> None:
    try:
        response = httpx.post(url, json=body, headers=headers, timeout=SECONDS, follow_redirects=False)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise Invalid("refused", "the address is no URL of http or https") from None
    except httpx.TransportError as error:
        raise Retryable(type(error).__name__) from None
    if response.is_success:
        return
    told = f"HTTP {response.status_code}"
    wait = response.headers.get("retry-after", "")
    if response.status_code in LATER and wait.isdigit():
        raise TooMany(told, float(wait))
    if response.status_code in LATER or response.is_server_error:
        raise Retryable(told)
    raise Invalid("refused", told)


def _mail(to: Email, rule: str, told: Told) -> None:
    message = EmailMessage()
    message["Subject"] = subject(rule, told)
    message["From"], message["To"] = to.sender, ", ".join(to.to)
    message["Date"] = formatdate()
    message["Message-ID"] = f"<{fingerprint(rule, told)}@eventwire>"
    message.set_content(text(rule, told))
    try:
        with _connected(to) as server:
            if to.username is not None:
                server.login(to.username, to.password.get_secret_value() if to.password else "")
            server.send_message(message)
    except smtplib.SMTPResponseException as error:
        if error.smtp_code >= PERMANENT:
            raise Invalid("refused", f"SMTP {error.smtp_code}") from None
        raise Retryable(f"SMTP {error.smtp_code}") from None
    except smtplib.SMTPRecipientsRefused as error:
        final = all(code >= PERMANENT for code, _ in error.recipients.values())
        raise Invalid("refused", "SMTP: no recipient") if final else Retryable("SMTP: no recipient") from None
    except (OSError, smtplib.SMTPException) as error:
        raise Retryable(type(error).__name__) from None


def _connected(to: Email) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if to.security == "tls":
        return smtplib.SMTP_SSL(to.host, to.port, timeout=SECONDS, context=context)
    server = smtplib.SMTP(to.host, to.port, timeout=SECONDS)
    if to.security == "starttls":
        server.starttls(context=context)
    return server
