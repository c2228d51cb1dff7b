"""One polite way of asking a web service: it waits, asks again, and says plainly what failed."""

import json
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import truststore

from geo.faults import Fault, FaultKind, InputError
from layers.sources.waiting import Clock, Patience, Rate, retry_after

CERTIFICATES = "KRAFTSAMLING_CA"
"""Environment variable with a file of certificates to trust in place of the system's."""

AGENT = "kraftsamling"
BUSY = 429
FAILING = 500
WAITING = {BUSY, 502, 503, 504}
"""Answers that mean: later. Any other from 500 on is asked again as well."""

Params = Mapping[str, str | int]


@dataclass(frozen=True)
class _Broken:
    """An attempt that gave nothing: why, whether to ask again, and when the source said to."""

    fault: Fault
    again: bool = True
    after: float = 0.0


def certificates(environ: Mapping[str, str] | None = None) -> ssl.SSLContext:
    """Trust what the operating system trusts, or the one file that the environment names.

    Raises
    ------
    InputError
        The file is missing or holds no certificates.
    """
    named = (os.environ if environ is None else environ).get(CERTIFICATES, "").strip()
    if not named:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cafile=named)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, Path(named).name)]) from error


def plain_address(address: str) -> str:
    """An address as a message may show it: no user, no password, no question."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


class Web:
    """Asks one source.

    Proxies are those of the environment (``HTTPS_PROXY``, ``NO_PROXY``).

    Parameters
    ----------
    patience : Patience
    rate : Rate, optional
        Kept over all calls made through this object.
    clock : Clock
    transport : httpx.BaseTransport, optional
        In place of the network.
    """

    def __init__(
        self,
        *,
        patience: Patience | None = None,
        rate: Rate | None = None,
        clock: Clock | None = None,
        transport: httpx.BaseTransport | None = None,
    ):
        self._patience = patience or Patience()
        self._rate = rate or Rate()
        self._clock = clock or Clock()
        self._client = httpx.Client(
            timeout=self._patience.idle,
            follow_redirects=True,
            headers={"User-Agent": AGENT},
            verify=certificates(),
            transport=transport,
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def content(
        self, address: str, *, title: str, params: Params | None = None, body: Any = None
    ) -> bytes:
        """Ask by GET, or by POST where there is a body, until there is a whole answer.

        Parameters
        ----------
        address : str
        title : str
            What is asked for, to lead a message.
        params : mapping of str to str or int, optional
            The question.
        body : object, optional
            Sent as JSON.

        Raises
        ------
        InputError
            One fault, when the last attempt has failed or asking again cannot help.
        """
        broken = None
        for attempt in range(self._patience.attempts):
            if broken is not None:
                waited = self._patience.wait(attempt - 1, self._clock.jitter())
                self._clock.sleep(max(waited, broken.after))
            self._rate.wait(self._clock)
            answer = self._attempt(address, title, params, body)
            if isinstance(answer, bytes):
                return answer
            broken = answer
            if not broken.again or broken.after > self._patience.most:
                break
        assert broken is not None
        raise InputError([broken.fault])

    def json(
        self, address: str, *, title: str, params: Params | None = None, body: Any = None
    ) -> dict[str, Any]:
        """Ask as :meth:`content` does for a JSON object.

        Raises
        ------
        InputError
            Also where the answer is no JSON object, such as an error page that calls itself
            a success.
        """
        content = self.content(address, title=title, params=params, body=body)
        return read_answer(content, title, plain_address(address))

    def _attempt(
        self, address: str, title: str, params: Params | None, body: Any
    ) -> bytes | _Broken:
        where = plain_address(address)
        method = "GET" if body is None else "POST"
        try:
            with self._client.stream(method, address, params=params, json=body) as answer:
                refused = self._refusal(answer, title, where)
                return refused or self._whole(answer, title, where)
        except httpx.TimeoutException:
            return _Broken(_slow(title, where, self._patience.idle))
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.DecodingError):
            return _Broken(Fault(FaultKind.SOURCE_CUT, title, where))
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            return _Broken(Fault(FaultKind.SOURCE_UNREACHABLE, title, where))

    def _refusal(self, answer: httpx.Response, title: str, where: str) -> _Broken | None:
        """What an answer other than success means; None where it is a success."""
        status = answer.status_code
        if answer.is_success:
            return None
        kind = FaultKind.SOURCE_BUSY if status in WAITING else FaultKind.SOURCE_REFUSED
        later = status in WAITING or status >= FAILING
        after = retry_after(answer.headers.get("Retry-After", "")) if later else 0.0
        return _Broken(Fault(kind, title, where, str(status)), later, after)

    def _whole(self, answer: httpx.Response, title: str, where: str) -> bytes | _Broken:
        """Read an answer to its end, unless that takes too long."""
        end = self._clock.now() + self._patience.whole
        parts = []
        for part in answer.iter_bytes():
            parts.append(part)
            if self._clock.now() > end:
                return _Broken(_slow(title, where, self._patience.whole))
        return b"".join(parts)


def _slow(title: str, where: str, seconds: float) -> Fault:
    return Fault(FaultKind.SOURCE_SLOW, title, where, allowed=f"{seconds:g}")


def read_answer(content: bytes, title: str, where: str) -> dict[str, Any]:
    """Read an answer that has to be a JSON object.

    Raises
    ------
    InputError
        It is something else; a web page is told as one.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError([_not_json(title, where, _kind(content))]) from error
    if not isinstance(data, dict):
        raise InputError([_not_json(title, where, _kind(content))])
    return data


def _not_json(title: str, where: str, received: str) -> Fault:
    return Fault(FaultKind.SOURCE_NOT_DATA, title, where, received, "json")


def _kind(content: bytes) -> str:
    """What an answer looks like, in a word that ``language.faults`` knows."""
    start = content[:512].lstrip().lower()
    if not start:
        return "empty_answer"
    if start.startswith((b"<!doctype html", b"<html")):
        return "web_page"
    return "xml" if start.startswith(b"<") else "broken_json"
