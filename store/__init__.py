"""What is decided and kept: workspaces, documents with every version, frozen decisions, backups."""
