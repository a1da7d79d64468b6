"""A certificate authority for the tests: it signs keys for the loopback address."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    """A key and its certificate, as PEM files."""

    key: Path
    cert: Path

    def store(self) -> Path:
        """Both in one file, as Kafka wants its key store."""
        store = self.cert.with_suffix(".store.pem")
        store.write_text(self.key.read_text() + self.cert.read_text())
        return store


class Authority:
    """Its own certificate is `root.cert`; a pair's common name is the user Kafka knows its holder as."""

    def __init__(self, folder: Path, name: str = "authority") -> None:
        self._folder = folder
        self.root = self._make(name)

    def sign(self, name: str) -> Pair:
        """A pair for `name`, signed."""
        return self._make(name, "-CA", str(self.root.cert), "-CAkey", str(self.root.key))

    def _make(self, name: str, *signed: str) -> Pair:
        pair = Pair(self._folder / f"{name}.key.pem", self._folder / f"{name}.pem")
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
        where = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(pair.key), "-out", str(pair.cert)]
        subprocess.run([*make, *where, *signed], check=True, capture_output=True)
        return pair
