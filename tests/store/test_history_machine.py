"""The repository against a plain model: lists of versions and the two stacks of undo."""

from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from geo.faults import FaultKind
from scoring.decision.shortlist import Entry, Shortlist
from store.records import ConflictError
from tests.helpers.areas import kinds_of
from tests.helpers.invented import invented

CODES = "abcd"

lists = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(["", "x", "y"])),
    unique_by=lambda pair: pair[0],
    max_size=4,
).map(
    lambda pairs: Shortlist(
        division="deso", entries=tuple(Entry(code=code, reason=reason) for code, reason in pairs)
    )
)


def without(content, code):
    """Entries of the other areas, in order."""
    return [entry for entry in content.entries if entry.code != code]


class Model:
    """One document: all that it has ever held and been called, and what undo and redo would do."""

    def __init__(self, name, content):
        self.shown = [(name, content)]
        self.done, self.undone = [*self.shown], []

    @property
    def versions(self):
        """Contents, oldest first."""
        return [content for _, content in self.shown]

    @property
    def name(self):
        return self.shown[-1][0]

    def edit(self, content, name=None):
        self.shown.append((name or self.name, content))
        self.done.append(self.shown[-1])
        self.undone.clear()

    def undo(self):
        self.undone.append(self.done.pop())
        self.shown.append(self.done[-1])

    def redo(self):
        self.done.append(self.undone.pop())
        self.shown.append(self.done[-1])


class Histories(RuleBasedStateMachine):
    """What any user may do, on the last version or on an older one."""

    documents = Bundle("documents")

    def __init__(self, store):
        super().__init__()
        self.store = store
        self.models = {}
        self.id = store.create_workspace(uuid4().hex, who="Ada").id

    @rule(target=documents, content=lists)
    def create(self, content):
        name = f"Lista {len(self.models)}"
        made = self.store.create(self.id, "shortlist", name, content, who="Ada")
        self.models[made.document] = Model(name, content)
        return made.document

    @rule(document=documents, content=lists, back=st.integers(0, 2))
    def save(self, document, content, back):
        model = self.models[document]
        base, last = max(1, len(model.versions) - back), model.versions[-1]
        if content == last:
            assert self.store.save(document, content, base, who="Bo").model == last
        elif base == len(model.versions):
            self.store.save(document, content, base, who="Bo")
            model.edit(content)
        else:
            with pytest.raises(ConflictError) as caught:
                self.store.save(document, content, base, who="Bo")
            assert caught.value.base.model == model.versions[base - 1]
            assert caught.value.theirs.model == last

    @rule(document=documents, code=st.sampled_from(CODES), reason=st.sampled_from(["p", "q"]))
    def merge_one_entry(self, document, code, reason):
        """A change of one entry on the first version, over whatever came since."""
        model = self.models[document]
        base, last = model.versions[0], model.versions[-1]
        mine = base.add(code).with_reason(code, reason)
        was, now = (side.reason(code) if code in side.codes else None for side in (base, last))
        if now in (was, reason):
            content = self.store.save_merged(document, mine, 1, who="Cy").model
            assert content.reason(code) == reason
            assert without(content, code) == without(last, code)
            if content != last:
                model.edit(content)
        else:
            with pytest.raises(ConflictError) as caught:
                self.store.save_merged(document, mine, 1, who="Cy")
            assert {clash.place[0] for clash in caught.value.clashes} == {code}

    @rule(document=documents, back=st.integers(0, 1))
    def rename(self, document, back):
        model = self.models[document]
        name = f"{document} {len(model.shown)}"
        base = max(1, len(model.shown) - back)
        if base == len(model.shown):
            renamed = self.store.rename(document, name, base, who="Dan")
            model.edit(renamed.model, name)
        else:
            with pytest.raises(ConflictError):
                self.store.rename(document, name, base, who="Dan")

    @rule(document=documents)
    def undo(self, document):
        model = self.models[document]
        if len(model.done) > 1:
            self.store.undo(document, len(model.versions), who="Ada")
            model.undo()
        else:
            last = len(model.versions)
            assert kinds_of(self.store.undo, document, last, who="Ada") == [
                FaultKind.NOTHING_TO_UNDO
            ]

    @rule(document=documents)
    def redo(self, document):
        model = self.models[document]
        if model.undone:
            self.store.redo(document, len(model.versions), who="Ada")
            model.redo()
        else:
            last = len(model.versions)
            assert kinds_of(self.store.redo, document, last, who="Ada") == [
                FaultKind.NOTHING_TO_REDO
            ]

    @invariant()
    def every_version_is_there(self):
        for document, model in self.models.items():
            history = self.store.history(document)
            assert [(version.name, version.model) for version in history] == model.shown
            assert [version.number for version in history] == [*range(1, len(history) + 1)]


def test_histories_are_those_of_a_plain_model(store):
    run_state_machine_as_test(
        lambda: Histories(store), settings=settings(invented(12), stateful_step_count=30)
    )
    histories = [each for place in store.workspaces() for each in store.histories(place.id)]
    done = {version.action for history in histories for version in history}
    assert done >= {"created", "saved", "merged", "renamed", "undone", "redone"}
