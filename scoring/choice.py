"""What every part of a scenario is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]


class Choice(BaseModel):
    """Base of the scenario's parts: frozen; unknown fields and infinite figures are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
