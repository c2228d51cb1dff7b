"""Backup and restore of the store that the environment names."""

from pathlib import Path

from store.archives import backup as archives
from store.repository import open_store


def backup(file: Path) -> archives.BackupReport:
    """Write all that is stored to one file.

    Raises
    ------
    InputError
        As :func:`store.archives.backup.backup`, or there is no store to open.
    """
    with open_store() as store:
        return archives.backup(store.engine, file)


def restore(file: Path, replace: bool) -> archives.BackupReport:
    """Put what a backup holds in place of all that is stored.

    Raises
    ------
    InputError
        As :func:`store.archives.backup.restore`, or there is no store to open.
    """
    with open_store() as store:
        return archives.restore(store.engine, file, replace=replace)
