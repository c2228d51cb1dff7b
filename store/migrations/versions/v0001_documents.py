"""Workspaces, documents, their versions and their files; what is written stays as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("version", "version_file", "file", "workspace")


def upgrade() -> None:
    """Make the tables, and let the database refuse changes to what is only added to."""
    op.create_table(
        "workspace",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("head", sa.Integer, nullable=False),
        sa.UniqueConstraint("workspace_id", "kind", "name"),
    )
    op.create_table(
        "version",
        sa.Column("document_id", sa.String(32), sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("parent", sa.Integer),
        sa.Column("restores", sa.Integer),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                ["document_id", column], ["version.document_id", "version.number"]
            )
            for column in ("parent", "restores")
        ),
    )
    op.create_table(
        "file",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "version_file",
        sa.Column("document_id", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("file.sha256"), primary_key=True),
        sa.ForeignKeyConstraint(
            ["document_id", "number"], ["version.document_id", "version.number"]
        ),
    )
    _guard()


def _guard() -> None:
    """Triggers against changes and deletions."""
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger AS "
            "$$ BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
        )
    for table in APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            body = (
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                if postgres
                else f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
            name = f"{table}_keep_{action.lower()}"
            op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} {body}")


def downgrade() -> None:
    """Drop all of it."""
    for table in ("version_file", "file", "version", "document", "workspace"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
