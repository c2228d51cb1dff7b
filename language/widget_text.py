"""Names that Streamlit gives its own widgets for a screen reader, and ours in their place."""

LANGUAGE = "sv"

NAMES = {
    "^Help for (.+)$": "Hjälp om $1",
    "^Help$": "Hjälp",
    "^Remove (.+)$": "Ta bort $1",
    "^Clear all$": "Rensa alla",
    "^Clear value$": "Rensa",
    "^Open$": "Öppna listan",
    "^Close$": "Stäng",
    "^Increment$": "Öka",
    "^Decrement$": "Minska",
    "^App pages$": "Sidor",
    "^Expand sidebar$": "Visa menyn",
    "^Collapse sidebar$": "Dölj menyn",
    "^file upload$": "Välj fil",
    "^Add files$": "Lägg till filer",
    "^Selected values$": "Valda",
    "^Choose (an option|options)$": "Välj",
    r"^(.+), ([\d.]+)([KMG]?B)$": "$1",
}
"""What is said, by a pattern of what Streamlit would say; ``$1`` is what the pattern keeps."""
