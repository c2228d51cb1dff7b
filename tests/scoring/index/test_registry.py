from typing import Literal

import numpy as np
import pytest

from geo.faults import Fault, FaultKind
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.index.registry import Described, Registry

REGISTRIES = {
    "aggregations": AGGREGATIONS,
    "imputations": IMPUTATIONS,
    "normalisers": NORMALISERS,
    "treatments": TREATMENTS,
}


@pytest.fixture
def registry():
    own = Registry()

    @own.register("stretch", bounded=False)
    def stretch(values, *, low: float = 0.0, kind: Literal["a", "b"] = "a", points: int = 3):
        if low > 5:
            raise ValueError("low")
        return values / (low - 5)

    return own


def test_a_method_is_found_by_its_name_with_its_parameters(registry):
    assert list(registry) == ["stretch"]
    assert len(registry) == 1
    assert registry["stretch"].defaults() == {"low": 0.0, "kind": "a", "points": 3}
    assert registry["stretch"].bounded is False


def test_parameters_are_described_as_the_signature_has_them(registry):
    @registry.register("all kinds")
    def every(
        values,
        *,
        log: bool = False,
        bounds: tuple[float, ...] = (),
        power: float | Literal["likelihood"] = "likelihood",
    ):
        return values

    assert registry["stretch"].describe() == (
        Described("low", 0.0, "number"),
        Described("kind", "a", "choice", ("a", "b")),
        Described("points", 3, "integer"),
    )
    assert registry["all kinds"].describe() == (
        Described("log", False, "true_false"),
        Described("bounds", (), "numbers"),
        Described("power", "likelihood", "number", ("likelihood",)),
    )


def test_a_name_is_taken_once(registry):
    with pytest.raises(ValueError, match="'stretch' is registered already"):
        registry.register("stretch")(lambda values: values)


def test_an_unknown_method_is_told_with_those_there_are(registry):
    fault = Fault(FaultKind.FIELD_VALUE, "", "here", "strech", "stretch")
    assert registry.faults("strech", {}, "here") == [fault]


def test_parameters_that_hold_are_no_fault(registry):
    assert registry.faults("stretch", {"low": 1, "kind": "b", "points": 2}, "here") == []


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("low", "5", "number"),
        ("low", True, "number"),
        ("low", float("inf"), "number"),
        ("low", float("nan"), "number"),
        ("kind", "c", "a, b"),
        ("points", 2.5, "integer"),
        ("points", 2.0, "integer"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_by_the_kind_allowed(registry, name, value, allowed):
    (fault,) = registry.faults("stretch", {name: value}, "here")
    assert (fault.kind, fault.where, fault.allowed) == (
        FaultKind.FIELD_VALUE,
        f"here.{name}",
        allowed,
    )


def test_every_parameter_at_fault_is_told_in_the_order_given(registry):
    faults = registry.faults("stretch", {"points": "x", "q": 1, "low": "y", "kind": 1}, "here")
    assert [(fault.kind, fault.where) for fault in faults] == [
        (FaultKind.FIELD_UNKNOWN, "here.q"),
        (FaultKind.FIELD_VALUE, "here.points"),
        (FaultKind.FIELD_VALUE, "here.low"),
        (FaultKind.FIELD_VALUE, "here.kind"),
    ]


@pytest.mark.parametrize("low", [6.0, 5.0])
def test_parameters_that_the_method_itself_refuses_are_told_when_tried(registry, low):
    method = registry["stretch"]
    (fault,) = method.trial_faults({"low": low}, "here", 1.0)
    assert (fault.where, fault.received) == ("here", f"low = {low}")
    assert method.trial_faults({"low": 1.0}, "here", np.empty(0)) == []


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_method_says_what_it_does_and_its_defaults_hold(kind):
    registry = REGISTRIES[kind]
    assert registry
    for name in registry:
        method = registry[name]
        assert (method.apply.__doc__ or "").strip(), name
        defaults = method.defaults()
        assert method.faults(defaults, "here") == [], name
