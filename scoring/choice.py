"""What every part of a scenario, a rule or a search is made of."""

from typing import Annotated

from pydantic import ConfigDict, Field

from layers.strict import Strict

Share = Annotated[float, Field(ge=0, le=1)]


class Choice(Strict):
    """Base of what somebody chooses: infinite figures are faults, as unknown fields are."""

    model_config = ConfigDict(allow_inf_nan=False)
