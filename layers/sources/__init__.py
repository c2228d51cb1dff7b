"""Open sources: each client speaks one interface, and what it fetches lies in one cache."""
