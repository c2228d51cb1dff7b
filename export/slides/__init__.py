"""Slides that leave: native text and tables, pictures with words, on any template."""

from export.slides.build import slides_bytes

__all__ = ["slides_bytes"]
