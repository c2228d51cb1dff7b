"""What can be said of a candidate against its comparison, and what cannot."""

import numpy as np
import streamlit as st

from export.palettes import SERIES
from export.papers.model import Heading, Table
from export.pictures.years import YearLine, YearLines, YearPoint
from language import followup_text as words
from language import numbers
from layers.cards import IndicatorCard
from scoring.followup.differences import Did, Span
from scoring.followup.placebos import LEVEL
from scoring.followup.synthetic import LEAST_BEFORE, PERFECT, Synthetic
from ui import session
from ui.components.markdown import plain
from ui.followed import Effects, Followup, effects, shown
from ui.pages.allocation_result import show_table
from ui.pages.compare_charts import Point, show
from ui.pages.followup_charts import effect_by_year, lines_by_year
from ui.pages.followup_figures import marks_of, short
from ui.pages.followup_goals import change_unit, unit_of

MOST_WEIGHTS = 10
"""Areas of a mix that are told."""


def show_effects(found: Followup, candidate: str, stem: str) -> None:
    """Difference-in-differences and synthetic control, each with its words."""
    st.subheader(words.EFFECT, anchor=False)
    kinds = [each.kind for each in found.baseline[candidate].groups]
    name = f"followup.against.{found.place.level}"
    if session.choice(name, None) not in kinds:
        session.choose(name, kinds[0])
    against, breaks = st.columns([3, 2], vertical_alignment="bottom")
    kind = against.radio(
        words.AGAINST,
        kinds,
        format_func=words.GROUPS.__getitem__,
        horizontal=True,
        **session.bind(name, kinds[0]),
    )
    over = breaks.checkbox(
        words.OVER_BREAKS,
        help=words.OVER_BREAKS_HELP,
        **session.bind("followup.over_breaks", False),
    )
    told = effects(found, candidate, stem, kind, over_breaks=over)
    if told is None:
        years = ", ".join(map(str, shown(found, candidate, stem).years))
        st.info(words.NOT_YET.format(start=found.baseline.start, years=years))
        return
    _did(found, candidate, stem, kind, told)
    _synthetic(found, candidate, stem, told)
    with st.expander(words.ASSUMPTIONS):
        st.markdown(words.ASSUMPTIONS_LIST)


def p_value(p: float) -> str:
    """A p-value for the reader."""
    return numbers.number(p, 3)


def _size(value: float, card: IndicatorCard) -> str:
    return numbers.number(abs(value), max(unit_of(card)[1], 1))


def years_of(part: tuple[int, ...]) -> str:
    """Years in words: one, or the first and the last."""
    return str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}"


def _did(found: Followup, candidate: str, stem: str, kind: str, told: Effects) -> None:
    did, card = told.did, found.cards[stem]
    st.markdown(f"**{words.DID}**")
    for line in did_lines(found, candidate, kind, card, did):
        st.markdown(line)
    if told.left_out:
        names = found.place.areas.names
        left = "; ".join(str(names[code]) for code in told.left_out)
        st.caption(plain(words.LEFT_OUT.format(names=left)))
    if not np.isnan(did.error):
        unit = change_unit(card)
        st.caption(words.CHANCE.format(error=_size(did.error, card), unit=unit))
    own, group = found.baseline[candidate].name, words.GROUPS[kind].lower()
    reference = did.span.reference
    fields = {"group": group, "reference": reference, "unit": change_unit(card), "name": own}
    spec = effect_by_year(
        _event_points(did, card),
        start=found.baseline.start,
        title=words.EVENT_CHART.format(**fields),
        description=words.EVENT_DESCRIPTION.format(**fields),
    )
    show(spec, "followup-event")
    show_table(event_table(did, card, words.EVENT_TABLE.format(**fields)))


def did_lines(
    found: Followup, candidate: str, kind: str, card: IndicatorCard, did: Did
) -> list[str]:
    """The finding in sentences: what, against which noise, what it means, and the years before."""
    own, group = plain(found.baseline[candidate].name), words.GROUPS[kind].lower()
    fields = {
        "name": own,
        "group": group,
        "own": _size(did.effect, card),
        "unit": change_unit(card),
        "sign": words.MORE if did.effect > 0 else words.LESS,
        "before": years_of(did.span.before),
        "after": years_of(did.span.after),
    }
    first = words.DID_EQUAL if did.effect == 0 else words.DID_LINE
    sets = int(did.placebos.notna().sum())
    noise = words.NOISE_UNKNOWN if np.isnan(did.noise) else words.NOISE_LINE
    verdict = words.VERDICTS[did.verdict].format(p=p_value(did.p), before=p_value(did.before_p))
    return [
        first.format(**fields),
        noise.format(noise=_size(did.noise, card), unit=fields["unit"], sets=sets),
        verdict,
        before_line(did),
    ]


def before_line(did: Did) -> str:
    """Whether the groups went alike before."""
    if np.isnan(did.before_p):
        return words.BEFORE_UNKNOWN
    told = words.BEFORE_APART if did.before_p <= LEVEL else words.BEFORE_OK
    return told.format(p=p_value(did.before_p))


def _event_points(did: Did, card: IndicatorCard) -> list[Point]:
    rows = []
    for year, row in did.by_year.iterrows():
        known = not np.isnan(row["noise"])
        rows.append(
            {
                "year": int(str(year)),
                "value": float(row["effect"]),
                "told": numbers.signed(row["effect"], max(unit_of(card)[1], 1)),
                "low": -float(row["noise"]) if known else None,
                "high": float(row["noise"]) if known else None,
            }
        )
    return rows


def event_table(did: Did, card: IndicatorCard, caption: str) -> Table:
    """The difference year by year, and whether it lies within the noise."""
    decimals = max(unit_of(card)[1], 1)
    rows = []
    for year, row in did.by_year.iterrows():
        within = words.YES if abs(row["effect"]) <= row["noise"] else words.NO
        told = words.REFERENCE_YEAR if year == did.span.reference else within
        rows.append(
            (
                str(year),
                numbers.signed(row["effect"], decimals),
                numbers.MISSING if np.isnan(row["noise"]) else told,
            )
        )
    headings = tuple(Heading(title) for title in words.EVENT_HEAD)
    return Table(words.DID, caption, headings, tuple(rows))


def _synthetic(found: Followup, candidate: str, stem: str, told: Effects) -> None:
    st.markdown(f"**{words.SYNTHETIC}**")
    mix, card = told.synthetic, found.cards[stem]
    if mix is None:
        st.info(synthetic_missing(told.did.span))
        return
    own = found.baseline[candidate].name
    for line in synthetic_lines(own, card, mix):
        st.markdown(line)
    fields = {"title": card.title, "name": own, "unit": card.unit}
    names = [own, words.MIX]
    spec = lines_by_year(_mix_lines(found, stem, mix, names))
    show(spec, "followup-synthetic")
    decimals = max(unit_of(card)[1], 1)
    rows = tuple(
        (str(year), numbers.number(row["own"], decimals), numbers.number(row["mix"], decimals))
        for year, row in mix.paths.iterrows()
    )
    headings = (Heading(words.HEAD_YEAR), *(Heading(name) for name in names))
    caption = words.SYNTHETIC_TABLE.format(**fields)
    show_table(Table(words.SYNTHETIC, caption, headings, rows))
    areas = found.place.areas.names
    weights = tuple(
        (str(areas[code]), numbers.with_unit(100 * weight, "%", 1))
        for code, weight in mix.weights.head(MOST_WEIGHTS).items()
    )
    head = tuple(Heading(title) for title in words.WEIGHTS_HEAD)
    show_table(Table(words.MIX, words.WEIGHTS_TABLE, head, weights))


def synthetic_missing(span: Span) -> str:
    """Why there is no synthetic control."""
    return words.SYNTHETIC_NO.format(years=LEAST_BEFORE, there=len(span.before))


def synthetic_lines(own: str, card: IndicatorCard, mix: Synthetic) -> list[str]:
    """The finding in sentences."""
    name, unit = plain(own), change_unit(card)
    side = words.ABOVE if mix.effect < 0 else words.BELOW if mix.effect > 0 else words.BESIDE
    fields = {"name": name, "unit": unit, "gap": _size(mix.effect, card), "side": side}
    line = words.SYNTHETIC_LINE.format(fit=_size(mix.fit, card), **fields)
    if mix.fit <= PERFECT:
        line = f"{line} {words.SYNTHETIC_PERFECT}"
    if np.isnan(mix.p):
        return [line, words.VERDICTS["unknown"]]
    sure = words.SYNTHETIC_SURE if mix.p <= LEVEL else words.SYNTHETIC_NOT
    among = words.SYNTHETIC_P.format(sets=mix.placebos, name=name, p=p_value(mix.p))
    return [line, f"{among} {sure}"]


def _mix_lines(found: Followup, stem: str, mix: Synthetic, names: list[str]) -> YearLines:
    """A candidate and its mix by year."""
    card, panel = found.cards[stem], found.panels[stem]
    parts = [[year for year in part if year in mix.paths.index] for part in panel.segments]
    lines = [
        YearLine(
            short(name),
            colour,
            tuple(
                tuple(YearPoint(year, float(mix.paths[column].to_dict()[year])) for year in part)
                for part in parts
                if part
            ),
        )
        for column, name, colour in zip(("own", "mix"), names, SERIES, strict=False)
    ]
    title = words.SYNTHETIC_CHART.format(title=card.title, name=names[0], unit=card.unit)
    marks = marks_of(found, stem, panel)
    return YearLines(title, card.unit, lines, marks, decimals=max(unit_of(card)[1], 1))
