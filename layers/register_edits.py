"""Changes of a whole register: cards taken in from a file, the last change undone."""

from collections.abc import Collection, Iterable

from layers.initiatives import InitiativeCard
from layers.register import Register
from layers.slugs import slug, unused

NO_NAME = "insats"
"""Id of an initiative whose name has no letter that an id may have."""

LONGEST = 60
"""Signs of an id that is made of a name."""


def new_identifier(name: str, taken: Collection[str]) -> str:
    """Make an id of a name that is not taken.

    Parameters
    ----------
    name : str
        Any text.
    taken : collection of str
        Ids that there are.

    Returns
    -------
    str
        Lower-case a-z, digits and hyphens, beginning with a letter; with a
        number after it where it is taken.
    """
    plain = slug(name)[:LONGEST]
    if not plain[:1].isalpha():
        plain = f"{NO_NAME}-{plain}".strip("-")
    return unused(plain.strip("-"), taken)


def take_in(
    register: Register, cards: Iterable[InitiativeCard], *, when: str, who: str = ""
) -> Register:
    """Add cards to a register; one with the id of another takes its place."""
    for card in cards:
        register = register.put(card, when=when, who=who, action="imported")
    return register


def exchange(
    register: Register, cards: tuple[InitiativeCard, ...], *, when: str, who: str = ""
) -> Register:
    """Let cards take the place of all that a register has; what is gone stays in the changes."""
    kept = {card.id for card in cards}
    for card in register.cards:
        if card.id not in kept:
            register = register.remove(card.id, when=when, who=who)
    return take_in(register, cards, when=when, who=who).model_copy(update={"cards": cards})


def undo(register: Register) -> Register:
    """Take back the last change, with all that were made at the same time, such as of one file.

    Returns
    -------
    Register
        As it was before; a card that was removed comes last. A register
        without changes is given as it is.
    """
    if not register.changes:
        return register
    last = register.changes[-1].when
    while register.changes and register.changes[-1].when == last:
        register = _without_last(register)
    return register


def _without_last(register: Register) -> Register:
    change = register.changes[-1]
    known = [card.id for card in register.cards]
    cards = list(register.cards)
    if change.before is None:
        cards = [card for card in cards if card.id != change.card.id]
    elif change.card.id in known:
        cards[known.index(change.card.id)] = change.before
    else:
        cards.append(change.before)
    return register.model_copy(update={"cards": tuple(cards), "changes": register.changes[:-1]})
