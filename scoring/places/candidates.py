"""Candidates (kandidatområden): named sets of areas, and what can be done with them."""

import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from geo.faults import Fault, FaultKind, InputError, refuse, repeated
from layers.cards import Text
from layers.strict import Strict
from layers.text_files import check_model, parse_json
from scoring.places.graph import AreaGraph, Codes

Made = Literal["hand", "search", "rule", "hotspot", "union", "subtraction", "part"]
"""How a candidate came to be."""


class Candidate(Strict):
    """A named set of areas.

    Parameters
    ----------
    id : str
        Unique within its set.
    name : str
        For the screen.
    codes : tuple of str
        At least one, each once, in the areas' order.
    made : str
        How it came to be, one of :data:`Made`.
    note : str
        Whatever is to be remembered about it.
    """

    id: Text
    name: Text
    codes: Annotated[Codes, Field(min_length=1)]
    made: Made = "hand"
    note: str = ""


class CandidateSet(Strict):
    """Candidates of one division; they may overlap, and every change gives a new set.

    Parameters
    ----------
    division : str
        Division that the codes belong to.
    candidates : tuple of Candidate
        In order; no id twice.
    """

    division: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids in order."""
        return tuple(candidate.id for candidate in self.candidates)

    def __getitem__(self, identifier: str) -> Candidate:
        return {own.id: own for own in self.candidates}[identifier]

    def within(self, codes: Iterable[str]) -> "CandidateSet":
        """Those whose areas are all among some codes."""
        known = set(codes)
        return self._with(own for own in self.candidates if known.issuperset(own.codes))

    def put(self, candidate: Candidate) -> "CandidateSet":
        """Put a candidate in place of the one with its id, or last."""
        if candidate.id not in self.ids:
            return self._with((*self.candidates, candidate))
        return self._with(candidate if own.id == candidate.id else own for own in self.candidates)

    def remove(self, identifier: str) -> "CandidateSet":
        """Take a candidate out."""
        return self._with(own for own in self.candidates if own.id != identifier)

    def free_id(self, stem: str, taken: Collection[str] = ()) -> str:
        """An id that no candidate has: the stem, a hyphen and the first number that is free.

        Parameters
        ----------
        stem : str
        taken : collection of str
            Further ids that are not free.
        """
        known = {*self.ids, *taken}
        numbered = (f"{stem}-{number}" for number in itertools.count(1))
        return next(identifier for identifier in numbered if identifier not in known)

    def shared(self) -> dict[str, tuple[str, ...]]:
        """Ids of the candidates that hold each area held by more than one."""
        holders: dict[str, tuple[str, ...]] = {}
        for candidate in self.candidates:
            for code in candidate.codes:
                holders[code] = (*holders.get(code, ()), candidate.id)
        return {code: ids for code, ids in holders.items() if len(ids) > 1}

    def _with(self, candidates: Iterable[Candidate]) -> "CandidateSet":
        return self.model_copy(update={"candidates": tuple(candidates)})


@dataclass(frozen=True)
class Contiguity:
    """Whether a candidate hangs together.

    Parameters
    ----------
    parts : tuple of tuple of str
        Codes of each contiguous part, in the areas' order.
    islands : tuple of str
        Codes in it without any neighbour, inside the candidate or outside.
    """

    parts: tuple[Codes, ...]
    islands: Codes

    @property
    def whole(self) -> bool:
        """Whether there is one part; an island alone is one."""
        return len(self.parts) == 1


def contiguity(candidate: Candidate, graph: AreaGraph) -> Contiguity:
    """Say of what parts a candidate is made, and which of its areas are islands.

    Raises
    ------
    InputError
        Codes that are not among the areas.
    """
    alone = set(graph.islands)
    islands = tuple(code for code in candidate.codes if code in alone)
    return Contiguity(graph.parts(candidate.codes), islands)


def make(
    graph: AreaGraph,
    identifier: str,
    name: str,
    codes: Iterable[str],
    *,
    made: Made = "hand",
    note: str = "",
) -> Candidate:
    """Make a candidate with its codes in the areas' order, each once.

    Raises
    ------
    InputError
        CODE_NOT_IN_AREAS; CANDIDATE_EMPTY where there is no code.
    """
    ordered = graph.ordered(codes)
    if not ordered:
        raise InputError([Fault(FaultKind.CANDIDATE_EMPTY, where=name)])
    return Candidate(id=identifier, name=name, codes=ordered, made=made, note=note)


def unite(
    graph: AreaGraph, candidates: Iterable[Candidate], identifier: str, name: str
) -> Candidate:
    """All areas of some candidates as one; raises as :func:`make`."""
    codes = [code for candidate in candidates for code in candidate.codes]
    return make(graph, identifier, name, codes, made="union")


def subtract(
    graph: AreaGraph, candidate: Candidate, taken: Candidate, identifier: str, name: str
) -> Candidate:
    """Areas of a candidate that another does not hold; raises as :func:`make`."""
    left = [code for code in candidate.codes if code not in taken.codes]
    return make(graph, identifier, name, left, made="subtraction", note=candidate.note)


def split(graph: AreaGraph, candidate: Candidate) -> tuple[Candidate, ...]:
    """Contiguous parts of a candidate, numbered; the candidate itself where it is one part."""
    parts = graph.parts(candidate.codes)
    if len(parts) == 1:
        return (candidate,)
    return tuple(
        Candidate(
            id=f"{candidate.id}-{number}",
            name=f"{candidate.name} {number}",
            codes=part,
            made="part",
            note=candidate.note,
        )
        for number, part in enumerate(parts, start=1)
    )


def read_candidates(
    text: str, codes: Collection[str], file: str = "", *, division: str | None = None
) -> CandidateSet:
    """Read candidates that were saved as JSON.

    Parameters
    ----------
    text : str
        JSON as :meth:`CandidateSet.model_dump_json` writes it.
    codes : collection of str
        Codes that exist, in the areas' order.
    file : str
        Name for messages.
    division : str, optional
        Division that they have to be of; any where none is given.

    Returns
    -------
    CandidateSet
        Codes put in the areas' order.

    Raises
    ------
    InputError
        Another division; syntax, unknown fields, unknown or repeated codes, repeated ids, all at
        once.
    """
    found = check_model(CandidateSet, parse_json(text, file), file)
    if division is not None and found.division != division:
        fault = Fault(FaultKind.FIELD_VALUE, file, "division", found.division, division)
        raise InputError([fault])
    place = {code: at for at, code in enumerate(codes)}
    refuse(_id_faults(found, file) + _code_faults(found, place, file))
    return CandidateSet(
        division=found.division,
        candidates=tuple(
            own.model_copy(update={"codes": tuple(sorted(own.codes, key=place.__getitem__))})
            for own in found.candidates
        ),
    )


def _id_faults(found: CandidateSet, file: str) -> list[Fault]:
    return [Fault(FaultKind.CANDIDATE_TWICE, file, received=each) for each in repeated(found.ids)]


def _code_faults(found: CandidateSet, known: Collection[str], file: str) -> list[Fault]:
    faults = []
    for own in found.candidates:
        twice = repeated(own.codes)
        for code in dict.fromkeys(own.codes):
            if code not in known:
                faults.append(
                    Fault(FaultKind.CODE_NOT_IN_AREAS, file, own.id, code, found.division)
                )
            if code in twice:
                faults.append(Fault(FaultKind.CODE_DUPLICATE, file, own.id, code))
    return faults
