"""From cells to indicators: sums, shares and states, each worked out here by hand."""

import numpy as np
import pytest

from layers.numbers import Status
from layers.sources.cache import Cache
from layers.sources.divisions import DIVISIONS, bare
from layers.sources.fetched import (
    attach,
    fetched_areas,
    fetched_figures,
    fetched_table,
    published_indices,
)
from layers.sources.figures import table_figures
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import DECLARED, desk_of, fetch
from tests.helpers.replay import AGES, DOTS, replaying, small_world


@pytest.fixture
def desk(server, tmp_path):
    made = desk_of(server.url, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def world():
    return small_world()


@pytest.fixture(scope="module")
def full(world, tmp_path_factory):
    """Everything of SCB, fetched once."""
    with replaying(world) as server:
        made = desk_of(server.url, tmp_path_factory.mktemp("full"))
        report = fetch(made, "scb-wfs", "scb-pxweb")
        made.close()
    assert report.faults == ()
    return made


def figure(world, table, region, year, **codes):
    cell = {
        name: codes.get(name, next(iter(each))) for name, each in world.variables(table).items()
    }
    return world.figure(table, cell | {"Region": region, "Tid": str(year)})[0]


def table_of(desk, name):
    manifest = desk.cache.manifest(name)
    return fetched_figures(desk.cache, desk.registry, manifest)


def test_counts_are_sums_of_cells(full, world):
    found = table_of(full, "tab6574-deso_2025-1280").table.values.loc["1280C1010"]
    region = "1280C1010_DeSO2025"
    pop = figure(world, "TAB6574", region, 2025, Alder="totalt", Kon="1+2")
    girls = sum(figure(world, "TAB6574", region, 2025, Alder=age, Kon="2") for age in AGES[:4])
    young = sum(figure(world, "TAB6574", region, 2025, Alder=age, Kon="1+2") for age in AGES[4:7])
    before = figure(world, "TAB6574", region, 2024, Alder="totalt", Kon="1+2")
    assert found["pop_2025"] == pop
    assert found["girls_0_19_2025"] == girls
    assert found["young_2025"] == pytest.approx(100 * young / pop)
    assert found["growth_2025"] == pytest.approx(100 * (pop / before - 1))
    assert "growth_2024" not in found


def test_a_card_tells_how_many_cells_a_count_is_the_sum_of(full):
    population = table_of(full, "tab6574-regso_2025-1280").cards
    education = table_of(full, "tab6534-deso_2025-1280").cards
    cells = {name: card.cells for name, card in (population | education).items()}
    assert cells["pop_2025"] == cells["women_2025"] == 1
    assert cells["children_0_19_2025"] == cells["girls_0_19_2024"] == 4
    assert cells["ed_known_2025"] == 4
    assert cells["young_2025"] == cells["growth_2025"] == 1


def test_shares_are_made_of_counts_for_each_sex(full, world):
    figures = table_of(full, "tab6680-regso_2025-1280")
    for sex, code in (("", "1+2"), ("_women", "2"), ("_men", "1")):
        parts = [
            figure(
                world,
                "TAB6680",
                "1280R002_RegSO2025",
                2024,
                Kon=code,
                Alder="20-64",
                ContentsCode=each,
            )
            for each in ("0000089W", "0000089V")
        ]
        found = figures.table.values.loc["1280R002", f"unemp{sex}_2024"]
        assert found == pytest.approx(100 * parts[0] / parts[1])
        upwards = figures.cards[f"unemp{sex}_2024"].upwards
        assert upwards.numerator == (f"unemployed{sex}_2024",)
        assert set(upwards.bases) <= set(figures.cards)


def test_unknown_education_is_in_no_base(full, world):
    values = table_of(full, "tab5956-deso_2018-1280").table.values.loc["1280C1030"]
    levels = {
        code: figure(world, "TAB5956", "1280C1030", 2019, UtbildningsNiva=code)
        for code in ("21", "3+4", "5", "6")
    }
    assert values["higher_ed_2019"] == pytest.approx(
        100 * (levels["5"] + levels["6"]) / sum(levels.values())
    )


def test_the_publishers_dots_are_missing_and_never_zero(full):
    table = table_of(full, "tab6685-deso_2025-1280").table
    assert np.isnan(table.values.loc[DOTS, "low_econ_2024"])
    assert table.status.loc[DOTS, "low_econ_2024"] == Status.MISSING


def test_years_are_those_that_the_division_holds_for(full):
    years = {each.name: each.years for each in full.cache.manifests()}
    assert years["tab6574-deso_2025-1280"] == (2024, 2025)
    assert years["tab6574-deso_2018-1280"] == (2022, 2023)
    assert years["tab6586-regso_2020-1280"] == tuple(range(2011, 2024))
    assert years["tab6586-regso_2025-1280"] == (2024,)


def test_no_cell_is_the_zero_that_stands_for_another_edition(full):
    for manifest in full.cache.manifests():
        if manifest.kind == "figures":
            assert (full.cache.frame(manifest)["value"].dropna() > 0).all(), manifest.name


def test_every_indicator_has_a_card_with_its_source_and_its_breaks(full):
    for manifest in full.cache.manifests():
        if manifest.kind != "figures":
            continue
        figures = fetched_figures(full.cache, full.registry, manifest)
        assert [*figures.cards] == [*figures.table.indicators]
        assert all(card.source.retrieved == "2026-11-26" for card in figures.cards.values())
    cards = table_of(full, "tab6574-deso_2025-1280").cards
    assert "Cell Key Method" in cards["pop_2025"].note
    assert "Cell Key Method" not in cards["pop_2024"].note
    assert "RegSO 2025" in cards["pop_2024"].note
    assert "BAS" in table_of(full, "tab6680-deso_2018-1280").cards["unemp_2022"].note
    assert "BAS" not in table_of(full, "tab6680-deso_2018-1280").cards["unemp_2021"].note


def test_figures_of_other_years_never_land_on_a_division(full):
    manifest = full.cache.manifest("tab6574-deso_2018-1280")
    arguments = (
        full.registry.table("TAB6574"),
        full.cache.frame(manifest),
        manifest.labels,
        DIVISIONS["deso_2025"],
        full.registry,
        manifest.source,
    )
    (fault,) = faults_of(table_figures, *arguments)
    assert (fault.kind, fault.received) == (FaultKind.DIVISION_YEAR, "2022, 2023")


def test_figures_of_another_edition_are_refused_though_every_code_matches(full):
    areas = fetched_areas(full.cache, DIVISIONS["deso_2025"], "1280")
    old = full.cache.manifest("tab6574-deso_2018-1280")
    figures = fetched_figures(full.cache, full.registry, old)
    assert set(figures.table.codes) == set(areas.codes)
    (fault,) = faults_of(attach, areas, old, figures)
    assert (fault.kind, fault.allowed) == (FaultKind.DIVISION_YEAR, "DeSO 2025")


def test_a_division_is_put_together_of_all_its_tables(full):
    areas = fetched_areas(full.cache, DIVISIONS["deso_2025"], "1280")
    table, cards = fetched_table(full.cache, full.registry, areas, "1280")
    assert list(table.codes) == list(areas.codes)
    assert [*cards] == [*table.indicators]
    assert {"pop_2025", "low_econ_2024", "higher_ed_2025", "unemp_2024"} <= set(cards)
    assert not {"selfsuff_2025", "official_index_2024"} & set(cards)


def test_a_deso_takes_the_name_of_its_regso_where_that_is_fetched(desk):
    fetch(desk, "deso_2025")
    areas = fetched_areas(desk.cache, DIVISIONS["deso_2025"], "1280")
    assert areas.names["1280C1010"] == "1280C1010"
    fetch(desk, "regso_2025")
    areas = fetched_areas(desk.cache, DIVISIONS["deso_2025"], "1280")
    assert areas.names["1280C1010"] == "Område 1 · C1010"
    assert areas.parent["1280C1010"] == "1280R001"
    assert areas.source == "Källa: SCB"


def test_what_has_not_been_fetched_is_not_there(tmp_path, desk):
    assert fetched_areas(Cache(tmp_path / "tom"), DIVISIONS["deso_2025"], "1280") is None
    fetch(desk, "scb-wfs")
    areas = fetched_areas(desk.cache, DIVISIONS["deso_2025"], "1280")
    (fault,) = faults_of(fetched_table, desk.cache, desk.registry, areas, "1280")
    assert fault.kind is FaultKind.NOTHING_TO_SCORE


def test_the_published_index_is_read_and_the_type_only_describes(full, world):
    ((card, figures),) = published_indices(full.cache, full.registry, "regso_2025", "1280")
    assert (card.id, card.direction) == ("official_index_2024", "higher_is_need")
    expected = figure(world, "TAB6586", "1280R001_RegSO2025", 2024, ContentsCode="000008IT")
    assert figures["1280R001"] == expected
    assert published_indices(full.cache, full.registry, "deso_2025", "1280") == ()


def test_every_declared_table_is_replayed_and_gives_all_its_indicators(full):
    assert DECLARED.is_dir()
    for table in full.registry.tables:
        for division in table.divisions:
            figures = table_of(full, f"{table.id.lower()}-{division}-1280")
            stems = {card.rpartition("_")[0] for card in figures.cards}
            assert {rule.stem for rule in table.indicators} <= stems


def test_income_quarters_are_shares_of_those_that_the_table_counts(full, world):
    made = table_of(full, "tab6679-deso_2025-1280")
    found, region = made.table.values.loc["1280C1010"], "1280C1010_DeSO2025"
    for stem, code in (("persons", "O"), ("lowest", "P"), ("highest", "S")):
        cell = {"InkomstTyp": "NeInk", "Kon": "1+2", "ContentsCode": f"0000089{code}"}
        assert found[f"income_{stem}_2024"] == figure(world, "TAB6679", region, 2024, **cell)
    card = made.cards["income_lowest_2024"]
    assert (card.kind, card.upwards.weight) == ("share", "income_persons_2024")


def test_a_bare_code_has_no_edition():
    assert [bare(code) for code in ("1280C1010_DeSO2025", "1280R073_RegSO2025", "1280C1010")] == [
        "1280C1010",
        "1280R073",
        "1280C1010",
    ]
