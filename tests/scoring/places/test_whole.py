import pandas as pd

from scoring.places.candidates import Candidate
from scoring.places.whole import whole_areas

PARENT = pd.Series({"a": "P", "b": "P", "c": "Q", "d": None})


def place(identifier, *codes):
    return Candidate(id=identifier, name=identifier, codes=codes)


def test_only_a_candidate_with_all_parts_and_no_more_is_a_larger_area():
    candidates = [
        place("one", "c"),
        place("part", "a"),
        place("whole", "b", "a"),
        place("more", "a", "b", "c"),
        place("outside", "d"),
        place("again", "a", "b"),
    ]
    assert whole_areas(candidates, PARENT) == {"one": "Q", "whole": "P", "again": "P"}
