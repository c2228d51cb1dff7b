"""The steps of an index: normalise, aggregate, rank and classify."""
