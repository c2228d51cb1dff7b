"""What is varied on the page Säkerhet: a row that everybody sets, and below it what few need."""

from collections.abc import Iterator

import streamlit as st

from geo.faults import Fault, FaultKind, InputError
from language import certainty_text as words
from language import numbers
from scoring.certainty.draws import levels
from scoring.certainty.variants import KINDS, variant_faults
from scoring.index.methods import NORMALISERS
from scoring.scenario import Dimension, Scenario, Uncertainty
from ui import session
from ui.components.markdown import plain, plain_lines
from ui.files import file_stem
from ui.pages.fields import number_field
from ui.workspace import Place

UNCERTAINTY_CHOICES = ("uncertainty.", "reach", "top.", "alternatives")
"""Beginnings of the names of choices that another scenario replaces."""

DRAWS, NOISY_DRAWS = 4_000, 1_000
"""Draws at first, at most: what a reader waits for; with noise each is scored anew."""

OFFERED_DRAWS = (500, NOISY_DRAWS, 2_000, DRAWS, 10_000, 50_000)
MOST_NOISE = 10.0
NO_ALTERNATIVES = dict.fromkeys(KINDS, ())

Alternative = tuple[str, str]


def choose_uncertainty(place: Place, scenario: Scenario) -> Scenario:
    """Widgets for what is varied; the scenario with it, and with the sizes that noise needs."""
    own = scenario.uncertainty or Uncertainty()
    areas = len(place.areas)
    left, middle, right = st.columns([1, 1, 1.4], gap="large")
    longest = max(2, min(60, areas - 1))
    top = left.slider(
        words.LIST_LENGTH,
        1,
        longest,
        help=words.LIST_LENGTH_HELP,
        **session.bind(f"top.{areas}", min(own.top, longest)),
    )
    start = round(own.weights * 100)
    percent = middle.slider(
        words.REACH, 0, 100, step=5, format="%d %%", **session.bind("reach", start)
    )
    picked = right.multiselect(
        words.ALTERNATIVES,
        _alternatives(scenario, own),
        format_func=lambda option: alternative_name(*option),
        placeholder=words.ALTERNATIVES_PLACEHOLDER,
        select_all=False,
        **session.bind("alternatives", _own_alternatives(own)),
    )
    reach = own.weights if percent == start else percent / 100
    choice = own.model_copy(update={"top": top, "weights": reach} | _by_kind(picked))
    with st.expander(words.MORE):
        choice = _more(place, scenario, choice)
        varied = _with_sizes(place, scenario) if choice.noisy else scenario
        varied = varied.model_copy(update={"uncertainty": choice})
        _save(varied)
    return _computable(varied)


def alternative_name(kind: str, option: str) -> str:
    """An alternative with the kind of choice that it is."""
    return f"{words.KINDS[kind]}: {words.ALTERNATIVE_NAMES[kind, option]}"


def _own_alternatives(own: Uncertainty) -> list[Alternative]:
    return [(kind, option) for kind in KINDS for option in getattr(own, kind)]


def _by_kind(picked: list[Alternative]) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(option for each, option in picked if each == kind) for kind in KINDS}


def _alternatives(scenario: Scenario, own: Uncertainty) -> list[Alternative]:
    """Methods that the scenario does not use throughout, and that do without parameters."""
    choices = list(scenario.indicators())
    used = {
        "normalise": {each.normalise for each in choices},
        "aggregation": {level.aggregation for level in levels(scenario.index)},
        "treat": {each.treat for each in choices},
        "missing": {scenario.missing.policy},
    }
    offered = [
        (kind, option)
        for kind, option in words.ALTERNATIVE_NAMES
        if used[kind] != {option} and not (kind == "normalise" and NORMALISERS[option].turned_after)
    ]
    kept = session.choice("alternatives", [])
    return list(dict.fromkeys([*offered, *_own_alternatives(own), *kept]))


def _more(place: Place, scenario: Scenario, choice: Uncertainty) -> Uncertainty:
    """Draws, their distribution and seed, and the noise of the figures themselves."""
    faults: list[Fault] = []
    first, second, third, fourth = st.columns(4)
    noisy = session.choice("uncertainty.small_counts", choice.small_counts) or session.choice(
        "uncertainty.cell_key", choice.cell_key
    )
    usual = NOISY_DRAWS if noisy else DRAWS
    offered = sorted({*OFFERED_DRAWS, choice.draws})
    draws = first.selectbox(
        words.DRAWS,
        offered,
        format_func=numbers.number,
        help=words.DRAWS_HELP,
        **session.bind(f"uncertainty.draws.{usual}", min(choice.draws, usual)),
    )
    with second:
        seed = number_field(
            words.SEED,
            "uncertainty.seed",
            choice.seed,
            words.MORE,
            faults,
            whole=True,
            least=0,
            help_line=words.SEED_HELP,
        )
    start = max(50, round(100 * choice.interval))
    share = third.slider(
        words.INTERVAL,
        50,
        100,
        step=5,
        format="%d %%",
        **session.bind("uncertainty.interval", start),
    )
    distribution = fourth.selectbox(
        words.DISTRIBUTION,
        list(words.DISTRIBUTIONS),
        format_func=words.DISTRIBUTIONS.__getitem__,
        help=words.DISTRIBUTION_HELP,
        **session.bind("uncertainty.distribution", choice.distribution),
    )
    update = {
        "draws": draws,
        "seed": seed,
        "interval": choice.interval if share == start else share / 100,
        "distribution": distribution,
        "concentration": _concentration(choice, distribution, faults),
        **_noise(place, scenario, choice),
    }
    if faults:
        st.error(plain_lines(InputError(faults)))
    return choice.model_copy(update=update)


def _concentration(choice: Uncertainty, distribution: str, faults: list[Fault]) -> float:
    if distribution != "dirichlet":
        return choice.concentration
    with st.columns(4)[-1]:
        concentration = number_field(
            words.CONCENTRATION,
            "uncertainty.concentration",
            choice.concentration,
            words.MORE,
            faults,
            least=0.0,
            help_line=words.CONCENTRATION_HELP,
        )
    if concentration > 0:
        return concentration
    where, allowed = f"{words.MORE}, {words.CONCENTRATION}", words.ABOVE_ZERO
    faults.append(Fault(FaultKind.FIELD_VALUE, "", where, "0", allowed))
    return choice.concentration


def _noise(place: Place, scenario: Scenario, choice: Uncertainty) -> dict[str, bool | float]:
    st.markdown(words.NOISE)
    left, right = st.columns(2, vertical_alignment="center")
    small = left.checkbox(
        words.SMALL_COUNTS,
        help=words.SMALL_COUNTS_HELP,
        **session.bind("uncertainty.small_counts", choice.small_counts),
    )
    persons = right.slider(
        words.CELL_KEY,
        0.0,
        max(MOST_NOISE, choice.cell_key),
        step=0.5,
        format="localized",
        help=words.CELL_KEY_HELP,
        **session.bind("uncertainty.cell_key", choice.cell_key),
    )
    if small or persons:
        _tell_sizes(place, _with_sizes(place, scenario))
    return {"small_counts": small, "cell_key": persons}


def _tell_sizes(place: Place, sized: Scenario) -> None:
    """Say which figures are disturbed, and which are not since their size is unknown."""
    lines = []
    for told, known in ((words.DISTURBED, True), (words.UNDISTURBED, False)):
        titles = [
            place.title(each.id) for each in sized.indicators() if (each.base is not None) == known
        ]
        if titles:
            lines.append(told.format(titles=plain("; ".join(titles))))
    st.caption(" ".join([*lines, words.NOISE_SLOW]))


def _with_sizes(place: Place, scenario: Scenario) -> Scenario:
    """The scenario with the number of persons of every share whose card tells it."""

    def filled(level: Dimension) -> Dimension:
        own = tuple(
            each
            if each.base is not None
            else each.model_copy(update={"base": _known_size(place, each.id)})
            for each in level.indicators
        )
        inside = tuple(filled(each) for each in level.dimensions)
        return level.model_copy(update={"indicators": own, "dimensions": inside})

    dimensions = tuple(filled(each) for each in scenario.index.dimensions)
    index = scenario.index.model_copy(update={"dimensions": dimensions})
    return scenario.model_copy(update={"index": index})


def _known_size(place: Place, indicator: str) -> str | None:
    size = place.share_base(indicator)
    return size if size in place.table.indicators else None


def _save(scenario: Scenario) -> None:
    st.download_button(
        words.SAVE,
        data=scenario.to_toml,
        file_name=f"{file_stem(scenario.name)}.toml",
        mime="application/toml",
        on_click="ignore",
        help=words.SAVE_HELP,
    )


def _computable(scenario: Scenario) -> Scenario:
    """The scenario without alternatives that cannot go together, which are told."""
    choice = scenario.uncertainty or Uncertainty()
    if not variant_faults(scenario, choice):
        return scenario
    names = "; ".join(_names(choice))
    st.error(words.ALTERNATIVES_CLASH.format(names=plain(names)))
    return scenario.model_copy(update={"uncertainty": choice.model_copy(update=NO_ALTERNATIVES)})


def _names(choice: Uncertainty) -> Iterator[str]:
    return (alternative_name(kind, option) for kind, option in _own_alternatives(choice))
