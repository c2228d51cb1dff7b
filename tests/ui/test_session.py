"""The session: choices outlive the widgets that set them."""

import pytest
from streamlit.testing.v1 import AppTest

from scoring.decision.shortlist import Shortlist


def two_pages() -> None:
    import streamlit as st

    from ui import session

    if st.session_state.get("elsewhere"):
        st.button("unpick", on_click=session.choose, args=("pick", "a"))
    else:
        st.selectbox("pick", ["a", "b", "c"], **session.bind("pick", "b"))
    st.text(session.choice("pick", "none"))


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(two_pages).run()


def leave(app: AppTest) -> AppTest:
    app.session_state["elsewhere"] = True
    return app.run().run()


def back(app: AppTest) -> AppTest:
    app.session_state["elsewhere"] = False
    return app.run()


def test_a_choice_begins_as_said(app: AppTest):
    assert app.selectbox[0].value == "b"
    assert app.text[0].value == "b"


def test_a_choice_is_remembered_while_its_widget_is_away(app: AppTest):
    app.selectbox[0].select("c").run()
    assert leave(app).text[0].value == "c"
    assert back(app).selectbox[0].value == "c"


def test_a_widget_follows_what_the_program_chooses(app: AppTest):
    leave(app).button[0].click().run()
    assert app.text[0].value == "a"
    assert back(app).selectbox[0].value == "a"


def test_a_first_value_given_later_changes_nothing(app: AppTest):
    app.selectbox[0].select("c").run()
    assert back(leave(app)).selectbox[0].value == "c"


def forgotten_at_once() -> None:
    import streamlit as st

    from ui import session

    bound = session.bind("pick", "b")
    st.selectbox("pick", ["a", "b", "c"], **bound)
    if st.button("forget"):
        session.forget("pick")
        bound["on_change"]()
    st.text(session.choice("pick", "none"))


def test_a_change_that_comes_after_its_choice_was_forgotten_is_none():
    app = AppTest.from_function(forgotten_at_once).run()
    app.selectbox[0].select("c").run()
    app.button[0].click().run()
    assert not app.exception
    assert app.text[0].value == "none"


def lists() -> None:
    import streamlit as st

    from scoring.decision.shortlist import Shortlist
    from ui import session

    if not session.shortlist("deso").codes:
        session.keep_shortlist(Shortlist(division="deso").add("A"))
    st.json(
        {
            "deso": session.shortlist("deso").codes,
            "regso": session.shortlist("regso").codes,
            "own": session.own_data(),
            "level": session.level(),
        }
    )


def test_each_level_has_its_shortlist_and_nothing_is_loaded_at_first():
    app = AppTest.from_function(lists).run()
    assert not app.exception
    assert app.json[0].value == '{"deso": ["A"], "regso": [], "own": null, "level": "deso"}'
    assert app.session_state["kept.shortlist.deso"] == Shortlist(division="deso").add("A")


def held() -> None:
    from threading import Thread

    import streamlit as st

    from ui import session

    session.choose("pick", "before")
    seen: list[str] = []
    look = session.holding_choices(lambda: seen.append(session.choice("pick", "none")))
    session.choose("pick", "after")
    thread = Thread(target=look)
    thread.start()
    thread.join()
    st.text(seen[0])
    st.text(session.choice("pick", "none"))


def test_work_in_a_thread_sees_the_choices_as_they_were_when_it_began():
    assert [each.value for each in AppTest.from_function(held).run().text] == ["before", "after"]
