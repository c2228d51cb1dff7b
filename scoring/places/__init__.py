"""Places: candidates, what covers them, and who does what."""
