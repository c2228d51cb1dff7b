"""A sheet of charts that Excel draws, each above the figures that it is drawn from."""

from export.excel_charts.sheet import write_charts

__all__ = ["write_charts"]
