"""Slow work beside the page: told how far it has come, stopped between its parts."""

from collections.abc import Callable
from threading import Event, Thread

from geo.faults import InputError

Tell = Callable[[float], None]


class StoppedError(Exception):
    """The reader has stopped the work."""


class Work:
    """A file that is being made in a thread of its own, which cannot see the page.

    Parameters
    ----------
    make : callable
        Takes a function to tell the share (0-1) that is done, which raises
        :class:`StoppedError` once the work is stopped; gives the file.

    Attributes
    ----------
    share : float
        Done so far, 0-1; never falls.
    content : bytes or None
        The file, when it is whole; never a part of it.
    error : Exception or None
        What went wrong; :class:`StoppedError` where the reader stopped it.
    """

    def __init__(self, make: Callable[[Tell], bytes]) -> None:
        self.share = 0.0
        self.content: bytes | None = None
        self.error: Exception | None = None
        self._make = make
        self._stopping = Event()
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> "Work":
        """Begin."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask the work to stop at the end of the part that it is at."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        """Whether it has been asked to stop."""
        return self._stopping.is_set()

    @property
    def is_done(self) -> bool:
        """Whether it has ended, in one way or another."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended."""
        self._thread.join(seconds)

    def content_or_faults(self) -> bytes | InputError | None:
        """The file, what is wrong with the input, or None where it was stopped.

        Raises
        ------
        Exception
            Anything else that went wrong in the work.
        """
        if isinstance(self.error, StoppedError):
            return None
        if self.error is not None and not isinstance(self.error, InputError):
            raise self.error
        return self.error or self.content

    def _tell(self, share: float) -> None:
        if self.is_stopping:
            raise StoppedError
        self.share = max(self.share, min(share, 1.0))

    def _run(self) -> None:
        try:
            content = self._make(self._tell)
            self._tell(1.0)
            self.content = content
        except Exception as error:  # noqa: BLE001, raised on the page, where a reader sees it
            self.error = error
