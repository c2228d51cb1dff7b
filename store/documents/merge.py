"""Merge two changed versions of a document with the one that both were made from.

A three-way merge by entry and field: what one side changed is taken, what both changed
differently is a clash that tells both values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from pydantic import BaseModel

from geo.faults import InputError
from layers.text_files import check_model
from store.documents.kinds import Entries, Kind

Side = Literal["mine", "theirs"]
Place = tuple[str, str]
"""Key of an entry and name of its field.

No key: a field of the document itself; the field of the entries is their order. No field:
the whole entry.
"""
Data = dict[str, Any]


@dataclass(frozen=True)
class Clash:
    """What both sides changed differently.

    Parameters
    ----------
    place : Place
        Entry and field.
    base, mine, theirs : object
        Plain data; None where there is nothing.
    """

    place: Place
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """A merged document.

    Parameters
    ----------
    content : BaseModel
        Of the kind's model. At a clash that no choice was made for, it holds theirs.
    clashes : tuple of Clash
        Those that no choice was made for.
    """

    content: BaseModel
    clashes: tuple[Clash, ...]


def merge(
    kind: Kind,
    base: BaseModel,
    mine: BaseModel,
    theirs: BaseModel,
    choices: Mapping[Place, Side] | None = None,
) -> Merged:
    """Merge two versions of a document.

    Parameters
    ----------
    kind : Kind
        Of the documents; one with ``entries``.
    base : BaseModel
        What both were made from.
    mine, theirs : BaseModel
        The two versions.
    choices : mapping of Place to {"mine", "theirs"}, optional
        What to take at clashes.

    Returns
    -------
    Merged
        Entries in the order of the side that reordered them; what the other
        side added stands after the entry that it stood after there.

    Raises
    ------
    InputError
        What comes out breaks a rule of the kind.
    """
    assert kind.entries is not None, kind.name
    merger = _Merger(kind, kind.entries, choices or {})
    return merger.merged(*(side.model_dump(mode="json") for side in (base, mine, theirs)))


@dataclass
class _Merger:
    kind: Kind
    shape: Entries
    choices: Mapping[Place, Side]
    clashes: list[Clash] = field(default_factory=list)

    def merged(self, base: Data, mine: Data, theirs: Data) -> Merged:
        shape = self.shape
        data = {
            name: self.value(("", name), base[name], mine[name], theirs[name])
            for name in base
            if name not in (shape.field, shape.log)
        }
        sides = [{each[shape.key]: each for each in s[shape.field]} for s in (base, mine, theirs)]
        data[shape.field] = self.entries(*sides)
        if shape.log:
            data[shape.log] = _log(base[shape.log], mine[shape.log], theirs[shape.log])
        return Merged(self.kind.checked(data), tuple(self.clashes))

    def value(self, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        """The side that changed; a clash where both did, differently."""
        if theirs in (base, mine):
            return mine
        return theirs if mine == base else self.chosen(place, base, mine, theirs)

    def chosen(self, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        if place not in self.choices:
            self.clashes.append(Clash(place, base, mine, theirs))
        return mine if self.choices.get(place) == "mine" else theirs

    def entries(self, base: Data, mine: Data, theirs: Data) -> list[Data]:
        keys = dict.fromkeys([*base, *mine, *theirs])
        found = {key: self.entry(key, *(s.get(key) for s in (base, mine, theirs))) for key in keys}
        kept = {key: entry for key, entry in found.items() if entry is not None}
        return [kept[key] for key in self.order(*map(list, (base, mine, theirs))) if key in kept]

    def entry(self, key: str, base: Data | None, mine: Data | None, theirs: Data | None) -> Any:
        """One entry; None where it is taken out."""
        if mine is None or theirs is None or theirs in (base, mine) or mine == base:
            return self.value((key, ""), base, mine, theirs)
        before, known = base or {}, len(self.clashes)
        fields: Data = {
            name: self.value((key, name), before.get(name), mine[name], theirs[name])
            for name in mine
            if name not in self.shape.stamp
        }
        fields |= self.stamp(before, mine, theirs)
        if _is_valid(self.kind, self.shape, fields):
            return fields
        del self.clashes[known:]
        return self.chosen((key, ""), base, mine, theirs)

    def stamp(self, base: Data, mine: Data, theirs: Data) -> Data:
        """When and by whom an entry was changed: the later of two changes."""
        names = self.shape.stamp
        was, ours, others = ({name: s.get(name) for name in names} for s in (base, mine, theirs))
        if ours == was or others == was:
            return others if ours == was else ours
        return max(others, ours, key=lambda stamp: str(stamp[names[0]]))

    def order(self, base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
        """Every key of both sides, in the order of the one that moved entries."""
        common = {*base} & {*mine} & {*theirs}
        before, ours, others = ([key for key in s if key in common] for s in (base, mine, theirs))
        wanted = self.value(("", self.shape.field), before, ours, others)
        return _woven(theirs, mine) if wanted == others else _woven(mine, theirs)


def _woven(leader: Sequence[str], other: Sequence[str]) -> list[str]:
    """The leader's keys, each further one of the other side after what it stands after there.

    Where the leader has added keys in the same place, they go first.
    """
    keys, known = list(leader), {*other}
    for number, key in enumerate(other):
        if key in keys:
            continue
        at = keys.index(other[number - 1]) + 1 if number else 0
        while at < len(keys) and keys[at] not in known:
            at += 1
        keys.insert(at, key)
    return keys


def _log(base: list[Data], mine: list[Data], theirs: list[Data]) -> list[Data]:
    """What either side has written since the base, oldest first; nothing is left out."""
    new = [each for each in mine if each not in theirs]
    old = [each for each in theirs if each in base]
    since = [each for each in theirs if each not in base]
    return old + sorted([*since, *new], key=lambda each: str(each.get("when", "")))


def _is_valid(kind: Kind, shape: Entries, data: Data) -> bool:
    model: type[BaseModel] = get_args(kind.model.model_fields[shape.field].annotation)[0]
    try:
        check_model(model, data)
    except InputError:
        return False
    return True
