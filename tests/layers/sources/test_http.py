"""Asking politely: what is waited for, for how long, and what is told when it fails."""

import ssl
from datetime import UTC, datetime

import httpx
import pytest

from language.faults import message
from layers.sources.http import CERTIFICATES, Web, certificates, plain_address
from layers.sources.waiting import Patience, Rate, retry_after
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import Watch

URL = "https://kalla.example/v2/data"


def web(answers, watch=None, **more):
    """A client that gets these answers one after the other; an exception is raised."""
    left = iter(answers)

    def answer(request):
        each = next(left)
        if isinstance(each, Exception):
            raise each
        return each

    options = {"patience": Patience(attempts=4)} | more
    transport = httpx.MockTransport(answer)
    return Web(clock=(watch or Watch()).clock, transport=transport, **options)


def answers(*statuses, **headers):
    return [httpx.Response(status, json={"status": status}, headers=headers) for status in statuses]


def test_waits_grow_and_chance_shortens_them_to_half_at_most():
    patience = Patience(first=1, most=10)
    assert [patience.wait(attempt, 1.0) for attempt in range(6)] == [1, 2, 4, 8, 10, 10]
    assert patience.wait(2, 0.0) == 2


def test_a_source_that_fails_now_and_then_is_asked_again():
    watch = Watch()
    found = web(answers(503, 500, 200), watch).json(URL, title="x")
    assert found == {"status": 200}
    assert watch.waited == [1, 2]


def test_the_wait_that_a_source_asks_for_is_kept():
    watch = Watch()
    web([*answers(429, **{"Retry-After": "17"}), *answers(200)], watch).json(URL, title="x")
    assert watch.waited == [17]


def test_a_wait_that_is_too_long_is_told_at_once():
    watch = Watch()
    asking = web(answers(429, 200, **{"Retry-After": "3600"}), watch)
    (fault,) = faults_of(asking.json, URL, title="SCB TAB1")
    assert (fault.kind, fault.received, watch.waited) == (FaultKind.SOURCE_BUSY, "429", [])


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("17", 17),
        ("Thu, 26 Nov 2026 12:00:30 GMT", 30),
        ("Thu, 26 Nov 2026 11:00:00 GMT", 0),
        ("soon", 0),
        ("", 0),
        ("-5", 0),
    ],
)
def test_the_header_is_seconds_or_a_date(header, seconds):
    assert retry_after(header, datetime(2026, 11, 26, 12, tzinfo=UTC)) == seconds


def test_a_refusal_is_not_asked_again():
    asking = web(answers(404))
    (fault,) = faults_of(asking.json, URL + "?key=hemlig", title="x")
    assert (fault.kind, fault.received) == (FaultKind.SOURCE_REFUSED, "404")
    assert "hemlig" not in message([fault])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("refused"), FaultKind.SOURCE_UNREACHABLE),
        (httpx.ProxyError("no"), FaultKind.SOURCE_UNREACHABLE),
        (httpx.ReadTimeout("late"), FaultKind.SOURCE_SLOW),
        (httpx.RemoteProtocolError("cut"), FaultKind.SOURCE_CUT),
        (httpx.ReadError("reset"), FaultKind.SOURCE_CUT),
        (httpx.DecodingError("gzip"), FaultKind.SOURCE_CUT),
    ],
)
def test_a_broken_network_is_tried_so_many_times_and_told_once(error, kind):
    watch = Watch()
    (fault,) = faults_of(web([error] * 9, watch).json, URL, title="x")
    assert fault.kind is kind
    assert len(watch.waited) == 3


def test_a_trickle_ends_when_the_whole_time_is_up():
    watch = Watch(tick=400)
    asking = web(answers(*[200] * 9), watch)
    (fault,) = faults_of(asking.json, URL, title="x")
    assert (fault.kind, fault.allowed) == (FaultKind.SOURCE_SLOW, "300")


@pytest.mark.parametrize(
    ("content", "received"),
    [
        (b"<!DOCTYPE html><p>hej</p>", "en webbsida"),
        (b"\n <HTML>", "en webbsida"),
        (b"<?xml version='1.0'?><ServiceException/>", "ett svar i XML"),
        (b'{"id": [', "trasig JSON"),
        (b"[1]", "trasig JSON"),
        (b"", "ett tomt svar"),
    ],
)
def test_what_is_no_json_object_is_told_as_what_it_is(content, received):
    asking = web([httpx.Response(200, content=content)])
    faults = faults_of(asking.json, URL, title="SCB TAB1")
    assert f"fick {received}, väntade data i JSON" in message(faults)


def test_the_rate_is_kept_over_every_window():
    watch, rate = Watch(), Rate(calls=30, seconds=10)
    made = []
    for _ in range(100):
        rate.wait(watch.clock)
        made.append(watch.time)
        watch.time += 0.05
    assert all(later - earlier >= 10 for earlier, later in zip(made, made[30:], strict=False))
    assert made[-1] < 10 * (100 / 30) + 1


def test_attempts_count_towards_the_rate():
    watch = Watch()
    asking = web(answers(*[503] * 3, 200), watch, rate=Rate(2, 100), patience=Patience(4, first=0))
    asking.json(URL, title="x")
    assert sum(watch.waited) == 100


def test_certificates_are_the_systems_or_those_of_a_file(tmp_path):
    assert isinstance(certificates({}), ssl.SSLContext)
    (fault,) = faults_of(certificates, {CERTIFICATES: str(tmp_path / "ingen.pem")})
    assert (fault.kind, fault.file) == (FaultKind.FILE_UNREADABLE, "ingen.pem")
    (tmp_path / "text.pem").write_text("inget certifikat")
    assert faults_of(certificates, {CERTIFICATES: str(tmp_path / "text.pem")})


def test_a_proxy_of_the_environment_is_used(monkeypatch, server):
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", server.url)
    address = "http://kolada.example/v3/data/kpi/N1/municipality/1280/year/2024"
    asking = Web(patience=Patience(attempts=1))
    asking.content(address, title="x")
    asking.close()
    assert server.asked == [address]


def test_an_address_is_told_without_user_and_question():
    assert plain_address("https://a:b@host:81/x?y=z#q") == "https://host:81/x"
