"""Two candidates with the figures that keys stand on."""

import pandas as pd

from scoring.decision.keys import key_table

TABLE = key_table(
    children=pd.Series({"a": 1_000.0, "b": 3_000.0}),
    need=pd.Series({"a": 80.0, "b": 60.0}),
    city_need=50.0,
    coverage=pd.Series({"a": 0.5, "b": 0.0}),
    dimensions=pd.DataFrame({"skola": {"a": 90.0, "b": 30.0}}),
)
MILLION = 100_000_000
"""A million kronor in öre."""
