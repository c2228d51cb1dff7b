"""The published index that a reader has written down: checked as a whole, and written again."""

from dataclasses import dataclass
from datetime import date

from geo.faults import Fault, FaultKind, InputError, refuse
from language import inequality_text as words
from language.numbers import plain_number
from layers.cards import is_day
from layers.published import Figures, Scale, read_columns, read_pasted
from scoring.followup.published import FIRST, HIGHEST, LOWEST, PublishedIndex
from ui.baselines import YearlyFile
from ui.files import raw_table


@dataclass(frozen=True)
class Written:
    """What a reader has written of a published index.

    Parameters
    ----------
    place, publisher, reference, read : str
        As they stand in the fields.
    text : str
        A line a year.
    file : YearlyFile or None
        Table that counts in place of the text.
    """

    place: str
    publisher: str
    reference: str
    read: str
    text: str
    file: YearlyFile | None = None


def written_of(found: PublishedIndex | None, today: date) -> Written:
    """What the fields say at first: an index that is kept, else nothing but the day."""
    if found is None:
        return Written("", "", "", today.isoformat(), "")
    lines = "\n".join(f"{each.year}; {plain_number(each.value)}" for each in found.values)
    return Written(found.place, found.publisher, found.reference, found.read, lines)


def published_of(written: Written, today: date) -> PublishedIndex:
    """The index that a reader has written.

    Raises
    ------
    InputError
        Every fault of the fields and of the lines or the file, by the names
        that stand on the screen.
    """
    fields = {
        words.PLACE: written.place.strip(),
        words.PUBLISHER: written.publisher.strip(),
        words.REFERENCE: written.reference.strip(),
    }
    faults = [Fault(FaultKind.FIELD_MISSING, "", name) for name, told in fields.items() if not told]
    read = written.read.strip()
    if not is_day(read) or read > today.isoformat():
        faults.append(Fault(FaultKind.FIELD_VALUE, "", words.READ, read, words.DAY_UNTIL_NOW))
    last = min(int(read[:4]), today.year) if is_day(read) else today.year
    figures = _figures(written, Scale(FIRST, last, LOWEST, HIGHEST))
    refuse([*faults, *figures.faults])
    place, publisher, reference = fields.values()
    return PublishedIndex.model_validate(
        {
            "place": place,
            "publisher": publisher,
            "reference": reference,
            "read": read,
            "values": [{"year": year, "value": value} for year, value in figures.values.items()],
        }
    )


def _figures(written: Written, scale: Scale) -> Figures:
    """Years and figures; that there are none is a fault too."""
    try:
        found = _read(written, scale)
    except InputError as error:
        return Figures({}, error.faults)
    if found.values or found.faults:
        return found
    return Figures({}, (Fault(FaultKind.FIELD_MISSING, "", words.VALUES),))


def _read(written: Written, scale: Scale) -> Figures:
    if written.file is None:
        return read_pasted(written.text, words.VALUES, scale)
    return read_columns(raw_table(written.file.name, written.file.content), scale)
