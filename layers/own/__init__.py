"""A user's own files: recognised by what they hold, understood, and read by a kept mapping."""
