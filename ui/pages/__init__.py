"""One module a page; pages arrange, they do not calculate."""
