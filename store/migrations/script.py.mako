"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Make the change."""


def downgrade() -> None:
    """Take it back; a restore does, before it builds the form of the backup."""
