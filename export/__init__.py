"""What leaves the house: one dossier, many formats. Nothing is calculated here."""

__version__ = "0.1.0"
