"""The rule table of responsibility: shown, changed, saved and opened."""

from collections.abc import Mapping

import streamlit as st

from geo.faults import InputError
from language import coverage_text as words
from layers.organisations import Organisation
from layers.responsibility import ResponsibilityRule, ResponsibilityRules, parse_rules
from layers.text_files import decode
from ui import session
from ui.components.figure_table import figure_table
from ui.components.markdown import plain, plain_lines
from ui.covered import delivered_rules, owners

NEW = -1
"""Position of a rule that does not exist yet."""


def current_rules() -> ResponsibilityRules:
    """The reader's rules, else those that come with the program."""
    return session.rules() or delivered_rules()


def show_rules() -> None:
    """The table and what changes it."""
    st.subheader(words.RULES, anchor=False)
    st.markdown(words.RULES_INTRO)
    held, known = current_rules(), owners()
    rows = [(rule.dimension, _name(known, rule.organisation), rule.reason) for rule in held.rules]
    headings = (words.RULE_DIMENSION, words.RULE_ORGANISATION, words.RULE_REASON)
    with st.expander(words.RULES_OPEN):
        figure_table(words.RULES_TABLE, headings, rows)
        _edit(held, known)
    save, reset = st.columns(2)
    save.download_button(
        words.RULES_DOWNLOAD,
        data=held.to_toml,
        file_name=words.RULES_FILE,
        mime="application/toml",
        width="stretch",
        on_click="ignore",
    )
    reset.button(words.RULE_RESET, width="stretch", on_click=_keep, args=(None,))
    _open()


def _name(known: Mapping[str, Organisation], identifier: str) -> str:
    return known[identifier].name if identifier in known else identifier


def _edit(held: ResponsibilityRules, known: Mapping[str, Organisation]) -> None:
    """Fields of one rule, or of a new one."""

    def title(at: int) -> str:
        if at == NEW:
            return words.NEW_RULE
        rule = held.rules[at]
        organisation = _name(known, rule.organisation)
        return words.RULE_NAME.format(
            number=at + 1, dimension=rule.dimension, organisation=organisation
        )

    at = st.selectbox(
        words.RULE_TO_CHANGE,
        [NEW, *range(len(held.rules))],
        format_func=title,
        **session.bind("rule.at", NEW),
    )
    rule = held.rules[at] if at != NEW else None
    names = list(known)
    left, right = st.columns(2)
    dimension = left.text_input(
        words.RULE_DIMENSION,
        **session.bind(f"rule.dimension.{at}", rule.dimension if rule else ""),
    )
    organisation = right.selectbox(
        words.RULE_ORGANISATION,
        names,
        format_func=lambda each: known[each].name,
        **session.bind(f"rule.organisation.{at}", rule.organisation if rule else names[0]),
    )
    reason = st.text_area(
        words.RULE_REASON,
        height=80,
        **session.bind(f"rule.reason.{at}", rule.reason if rule else ""),
    )
    save, remove = st.columns(2)
    if save.button(words.RULE_SAVE, width="stretch", type="primary"):
        _save(held, at, dimension.strip(), organisation, reason.strip())
    remove.button(
        words.RULE_REMOVE,
        width="stretch",
        disabled=rule is None,
        on_click=_keep,
        args=(_without(held, at),),
    )


def _without(held: ResponsibilityRules, at: int) -> ResponsibilityRules:
    kept = tuple(rule for place, rule in enumerate(held.rules) if place != at)
    return held.model_copy(update={"rules": kept})


def _save(
    held: ResponsibilityRules, at: int, dimension: str, organisation: str, reason: str
) -> None:
    if not (dimension and reason):
        st.error(words.RULE_INCOMPLETE)
        return
    others = _without(held, at).rules
    if any((rule.dimension, rule.organisation) == (dimension, organisation) for rule in others):
        name = owners()[organisation].name
        st.error(words.RULE_TWICE.format(dimension=plain(dimension), organisation=plain(name)))
        return
    rule = ResponsibilityRule(dimension=dimension, organisation=organisation, reason=reason)
    place = len(held.rules) if at == NEW else at
    rules = (*held.rules[:place], rule, *held.rules[place + 1 :])
    _keep(held.model_copy(update={"rules": rules}))
    st.rerun()


def _keep(changed: ResponsibilityRules | None) -> None:
    """Keep the rules, and let the fields start from them anew."""
    session.keep_rules(changed)
    session.forget("rule.")


def _open() -> None:
    with st.expander(words.RULES_UPLOAD):
        file = st.file_uploader(words.RULES_UPLOAD, label_visibility="collapsed")
        if file is None or session.choice("opened.rules", None) == file.file_id:
            return
        try:
            opened = parse_rules(decode(file.getvalue(), file.name), owners(), file.name)
        except InputError as error:
            st.error(plain_lines(error))
            return
        session.choose("opened.rules", file.file_id)
        _keep(opened)
        st.rerun()
