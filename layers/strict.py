"""Base of what is read from files and kept."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Never changed once it is made; a field that is not known is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
