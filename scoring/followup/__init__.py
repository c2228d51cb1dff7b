"""Following up: what has happened where efforts were made, and what can be said of it."""
