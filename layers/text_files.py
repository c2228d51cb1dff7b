"""Read text of unknown encoding, and check it against a model with every fault at once."""

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from geo.faults import Fault, FaultKind, InputError

Model = TypeVar("Model", bound=BaseModel)

ALLOWED = {
    "float_type": "number",
    "float_parsing": "number",
    "int_type": "integer",
    "int_parsing": "integer",
    "int_from_float": "integer",
    "finite_number": "number",
    "string_type": "text",
    "bool_type": "true_false",
    "bool_parsing": "true_false",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "too_short": "not_empty",
    "string_too_short": "not_empty",
}
"""Pydantic's error types as the words that ``language.faults`` knows."""


def read_text(path: Path) -> str:
    """Read a text file in UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1252.

    Raises
    ------
    InputError
        The file is missing, empty or not text.
    """
    path = Path(path)
    if not path.is_file():
        raise InputError([Fault(FaultKind.FILE_NOT_FOUND, path.name)])
    return decode(path.read_bytes(), path.name)


def decode(content: bytes, file: str) -> str:
    """Decode bytes as :func:`read_text` does.

    Windows-1252 is tried last since it accepts nearly everything.
    """
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
        if "\x00" not in text:
            return text
    raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)])


def parse_toml(text: str, file: str = "") -> dict[str, Any]:
    """Parse TOML.

    Raises
    ------
    InputError
        With the parser's own position.
    """
    with _syntax_faults(file, "TOML"):
        return tomllib.loads(text)


def parse_json(text: str | bytes, file: str = "") -> Any:
    """Parse JSON.

    Raises
    ------
    InputError
        With the parser's own position.
    """
    with _syntax_faults(file, "JSON"):
        return json.loads(text)


@contextmanager
def _syntax_faults(file: str, form: str) -> Iterator[None]:
    """Turn what a parser raises into a fault: also at thousands of digits or of levels."""
    try:
        yield
    except (ValueError, RecursionError) as error:
        raise InputError([Fault(FaultKind.SYNTAX, file, "", str(error), form)]) from error


def parse_fields(text: str, file: str = "") -> Any:
    """Parse JSON where the text begins with a brace, else TOML.

    Raises
    ------
    InputError
        With the parser's own position.
    """
    parse = parse_json if text.lstrip().startswith("{") else parse_toml
    return parse(text, file)


def check_model(model: type[Model], data: Any, file: str = "") -> Model:
    """Build a pydantic model, telling every fault at once.

    Parameters
    ----------
    model : type of BaseModel
        Model with ``extra="forbid"``.
    data : object
        Parsed TOML or JSON.
    file : str
        Name for the message.

    Raises
    ------
    InputError
        Missing, unknown and wrong fields, each with its path.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors()
        raise InputError(
            model_fault(detail, file) for detail in details if not _echo(detail, details)
        ) from error


def _echo(detail: Any, details: list[Any]) -> bool:
    """Whether a sequence is called too short only since an item of it is at fault."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in details
    )


def model_fault(detail: Any, file: str = "") -> Fault:
    """Translate one of pydantic's error details into a fault."""
    path = field_path(detail["loc"])
    kind = detail["type"]
    if kind == "missing":
        return Fault(FaultKind.FIELD_MISSING, file, path)
    if kind == "extra_forbidden":
        return Fault(FaultKind.FIELD_UNKNOWN, file, path)
    received = "" if isinstance(detail["input"], dict | list | tuple) else repr(detail["input"])
    return Fault(FaultKind.FIELD_VALUE, file, path, received.strip("'"), _allowed(detail))


def _allowed(detail: Any) -> str:
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind in ("literal_error", "enum"):
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    for bound, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<")):
        if bound in context:
            return f"{sign} {context[bound]:.15g}"
    if "pattern" in context:
        return str(context["pattern"])
    if kind == "value_error":
        return str(context["error"])
    return ALLOWED.get(kind, kind)


def field_path(location: tuple[str | int, ...]) -> str:
    """Write a location as ``index.dimensions[2].weight``, counting from 1."""
    path = ""
    for part in location:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")
