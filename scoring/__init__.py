"""So what: from tables to an index, its ranks and how sure they are."""
