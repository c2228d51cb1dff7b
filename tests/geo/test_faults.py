import pytest

from geo.faults import Fault, FaultKind, InputError, refuse, repeated


def test_no_fault_is_no_error():
    assert refuse(fault for fault in ()) is None
    with pytest.raises(InputError):
        refuse(fault for fault in (Fault(FaultKind.FILE_EMPTY),))


def test_what_stands_twice_is_told_once_where_it_first_stands():
    assert repeated("cabacc") == ("c", "a")
    assert repeated(["ab", "a", "b"]) == ()


def test_every_fault_is_carried_by_one_error():
    faults = [Fault(FaultKind.FILE_EMPTY, "a.csv"), Fault(FaultKind.CRS_MISSING, "b.shp")]
    with pytest.raises(InputError) as caught:
        refuse(iter(faults))
    assert caught.value.faults == tuple(faults)


def test_a_fault_that_is_found_twice_is_told_once_and_order_is_kept():
    first, second = Fault(FaultKind.CODE_EMPTY, where="2"), Fault(FaultKind.CODE_EMPTY, where="1")
    assert InputError([first, second, first]).faults == (first, second)


def test_the_error_reads_as_a_line_for_a_log():
    error = InputError(
        [Fault(FaultKind.NUMBER, "a.csv", "3", "x1", ".", "v"), Fault(FaultKind.CRS_MISSING)]
    )
    assert str(error) == "number(a.csv, 3, v, x1, .); crs_missing()"
    assert isinstance(error, ValueError)
