"""The ledger of call-offs, which is only added to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and let the database refuse changes to it."""
    op.create_table(
        "ledger",
        sa.Column("workspace_id", sa.String(32), sa.ForeignKey("workspace.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("call_off", sa.Integer, nullable=False, index=True),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("reverses", sa.Integer),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("remaining", sa.BigInteger, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("entered_at", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.UniqueConstraint("workspace_id", "reverses"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "reverses"], ["ledger.workspace_id", "ledger.number"]
        ),
    )
    postgres = op.get_bind().dialect.name == "postgresql"
    for action in ("UPDATE", "DELETE"):
        body = (
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            if postgres
            else "BEGIN SELECT RAISE(ABORT, 'ledger is only added to'); END"
        )
        op.execute(f"CREATE TRIGGER ledger_keep_{action.lower()} BEFORE {action} ON ledger {body}")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ledger")
