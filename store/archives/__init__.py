"""Files with a checksum for every part: backups of a whole database, and frozen decisions."""
