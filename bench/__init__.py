"""Measurements beside others, to be run by hand."""
