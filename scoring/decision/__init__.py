"""The decision: what is chosen, in what order and why."""
