"""An export says that it comes from a decision only while nothing is changed since."""

import json

from streamlit.testing.v1 import AppTest


def _page():
    import streamlit as st

    from tests.helpers.exports import LEVEL, SECOND, content_of, shortlist
    from ui import cached
    from ui.decided import decision_of, remember, standing

    place = cached.place(LEVEL)
    scenario = content_of().result.scenario
    before = decision_of(place, scenario, shortlist())
    remember(place, scenario, shortlist(), "Beslut", "e" * 64)
    other = scenario.model_copy(update={"name": "Annat"})
    st.json(
        [
            before,
            decision_of(place, scenario, shortlist()),
            decision_of(place, other, shortlist()),
            decision_of(place, scenario, shortlist().remove(shortlist().codes[0])),
            decision_of(cached.place("regso"), scenario, shortlist()),
            standing(place, other, shortlist(SECOND)).changed,
            standing(cached.place("regso"), scenario, shortlist()),
        ]
    )


def test_a_decision_holds_until_something_is_changed():
    app = AppTest.from_function(_page, default_timeout=60).run()
    assert not app.exception
    found = json.loads(app.json[0].value)
    assert found == ["", "e" * 64, "", "", "", ["scenario", "shortlist"], None]
