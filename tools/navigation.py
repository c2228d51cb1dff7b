"""Turn to a page of the app in a browser, by the menu that it is in."""

from playwright.sync_api import Page

from ui.frame import SECTIONS


def turn_to(page: Page, title: str, *, delay: float = 0) -> None:
    """Open the menu with a page and choose it; ``delay`` is how long a button is held, in ms."""
    (menu,) = [
        section for section, pages in SECTIONS.items() if title in [name for _, name, _ in pages]
    ]
    page.get_by_role("button", name=menu, exact=True).click(delay=delay)
    page.get_by_role("menuitem", name=title, exact=True).click(delay=delay)
