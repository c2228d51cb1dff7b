"""Registries of methods: one name, one function, its parameters checked from its signature."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from geo.faults import Fault, FaultKind
from layers.text_files import model_fault

Parameter = str | bool | int | float | tuple[float, ...]
Function = TypeVar("Function", bound=Callable[..., Any])

Kind = Literal["number", "integer", "true_false", "numbers", "choice"]
KINDS: dict[Any, Kind] = {float: "number", int: "integer", bool: "true_false"}


@dataclass(frozen=True)
class Described:
    """A parameter of a method, as the function's signature tells it.

    Parameters
    ----------
    name : str
        As scenarios write it.
    default : str, bool, int, float or tuple of float
    kind : {"number", "integer", "true_false", "numbers", "choice"}
        What values there are besides the options.
    options : tuple of str
        Words that it takes; all that there is where the kind is ``choice``.
    """

    name: str
    default: Parameter
    kind: Kind
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Method:
    """A function under a name.

    Parameters
    ----------
    name : str
        As scenarios write it.
    apply : callable
        Positional arguments are data; keyword-only ones are parameters with
        annotations and defaults.
    bounded : bool
        True where the result lies in 0-100 by construction.
    positive : bool
        True where every figure must be above zero.
    turned_after : bool
        True where an indicator is turned round after the method, as 100 less
        the result, since its parameters are in the indicator's own unit.
    comparing : bool
        True where a difference between areas counts however small it is, so
        that the noise of summation has to be taken off first.
    """

    name: str
    apply: Callable[..., Any]
    bounded: bool = True
    positive: bool = False
    turned_after: bool = False
    comparing: bool = False

    def defaults(self) -> dict[str, Parameter]:
        """Parameters and their default values."""
        return {
            name: parameter.default
            for name, parameter in inspect.signature(self.apply).parameters.items()
            if parameter.kind is parameter.KEYWORD_ONLY
        }

    def describe(self) -> tuple[Described, ...]:
        """Parameters in the order of the signature, for a form to be made of."""
        hints = get_type_hints(self.apply)
        return tuple(
            _described(name, default, hints[name]) for name, default in self.defaults().items()
        )

    def faults(self, parameters: Mapping[str, Parameter], where: str) -> list[Fault]:
        """Unknown parameters and values of the wrong kind."""
        known = self.defaults()
        faults = [
            Fault(FaultKind.FIELD_UNKNOWN, where=f"{where}.{name}", allowed=", ".join(known))
            for name in parameters
            if name not in known
        ]
        for name in parameters:
            if name in known:
                faults += self._kind_faults(name, parameters[name], where)
        return faults

    def _kind_faults(self, name: str, value: Parameter, where: str) -> list[Fault]:
        rules = ConfigDict(strict=True, allow_inf_nan=False)
        adapter = TypeAdapter(get_type_hints(self.apply)[name], config=rules)
        try:
            adapter.validate_python(value)
        except ValidationError as error:
            return [model_fault({**detail, "loc": (where, name)}) for detail in error.errors()]
        return []

    def trial_faults(
        self, parameters: Mapping[str, Parameter], where: str, *data: Any
    ) -> list[Fault]:
        """Parameters that do not go together, as the method says when it is tried on data."""
        try:
            self.apply(*data, **parameters)
        except (ValueError, ArithmeticError):
            received = ", ".join(f"{name} = {value}" for name, value in parameters.items())
            return [Fault(FaultKind.FIELD_VALUE, "", where, received, "fitting")]
        return []


def _described(name: str, default: Parameter, hint: Any) -> Described:
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    words = [part for part in parts if get_origin(part) is Literal]
    plain = [part for part in parts if part not in words]
    options = tuple(str(word) for part in words for word in get_args(part))
    if not plain:
        return Described(name, default, "choice", options)
    kind: Kind = "numbers" if get_origin(plain[0]) is tuple else KINDS[plain[0]]
    return Described(name, default, kind, options)


class Registry(Mapping[str, Method]):
    """Methods of one step by name; the page, the scenario check and the tests read it."""

    def __init__(self) -> None:
        self._methods: dict[str, Method] = {}

    def register(
        self,
        name: str,
        *,
        bounded: bool = True,
        positive: bool = False,
        turned_after: bool = False,
        comparing: bool = False,
    ) -> Callable[[Function], Function]:
        """Enter a function under a name.

        Raises
        ------
        ValueError
            The name is taken.
        """

        def enter(function: Function) -> Function:
            if name in self._methods:
                raise ValueError(f"method {name!r} is registered already")
            self._methods[name] = Method(name, function, bounded, positive, turned_after, comparing)
            return function

        return enter

    def __getitem__(self, name: str) -> Method:
        return self._methods[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._methods)

    def __len__(self) -> int:
        return len(self._methods)

    def faults(self, name: str, parameters: Mapping[str, Parameter], where: str) -> list[Fault]:
        """What is wrong with a choice of method and parameters."""
        if name not in self:
            allowed = ", ".join(self)
            return [Fault(FaultKind.FIELD_VALUE, where=where, received=name, allowed=allowed)]
        return self[name].faults(parameters, where)
