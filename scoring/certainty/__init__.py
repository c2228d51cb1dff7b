"""How sure a rank is."""
