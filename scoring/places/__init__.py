"""Places: named sets of contiguous areas, built, searched for, chosen by rule and described."""
