"""Every registry with all its methods entered; import them from here."""

from scoring.index import fixed_scales
from scoring.index.aggregate import AGGREGATIONS
from scoring.index.impute import IMPUTATIONS
from scoring.index.normalise import NORMALISERS
from scoring.index.treat import TREATMENTS

__all__ = ["AGGREGATIONS", "IMPUTATIONS", "NORMALISERS", "TREATMENTS", "fixed_scales"]
