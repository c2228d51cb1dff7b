import pytest

from layers.sources.addresses import ADDRESSES, ENVIRONMENT, source_addresses
from tests.helpers.areas import FaultKind, faults_of


def test_without_anything_said_the_documented_addresses_are_asked():
    assert source_addresses(environ={}) == dict(ADDRESSES)


def test_the_environment_replaces_one_and_an_argument_goes_before_it():
    environ = {ENVIRONMENT["kolada"]: "http://a/v3/", ENVIRONMENT["scb-wfs"]: " "}
    found = source_addresses(environ=environ)
    assert found == dict(ADDRESSES) | {"kolada": "http://a/v3"}
    assert source_addresses(["kolada=http://b/v3"], environ)["kolada"] == "http://b/v3"


def test_an_address_alone_keeps_the_paths_of_all():
    found = source_addresses(["http://127.0.0.1:8/"], {})
    assert found["scb-wfs"] == "http://127.0.0.1:8/geoserver/stat/wfs"
    assert found["malmo-ckan"] == "http://127.0.0.1:8"
    assert found["kolada"] == "http://127.0.0.1:8/v3"


@pytest.mark.parametrize(
    "given", ["ftp://x", "localhost:8000", "kolada=", "kolada=x", "scb=http://x", ""]
)
def test_what_is_no_address_is_refused(given):
    (fault,) = faults_of(source_addresses, [given], {})
    assert (fault.kind, fault.received) == (FaultKind.FIELD_VALUE, given)
