"""How long a source is waited for, and how often it is asked."""

import email.utils
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True)
class Clock:
    """Time and chance, so that a test need not wait and is the same every time.

    Parameters
    ----------
    now : callable
        Seconds, from any start.
    sleep : callable
        Waits so many seconds.
    jitter : callable
        A number from 0 to 1.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random


@dataclass(frozen=True)
class Patience:
    """How long a source is waited for.

    Parameters
    ----------
    attempts : int
        How many times it is asked before the fault is told.
    first, most : float
        Seconds before the second attempt, doubled for each that follows, and at most.
    idle : float
        Seconds without a byte after which an attempt is given up.
    whole : float
        Seconds that one answer may take in all; a slow trickle ends here.
    """

    attempts: int = 5
    first: float = 1.0
    most: float = 60.0
    idle: float = 30.0
    whole: float = 300.0

    def wait(self, attempt: int, jitter: float) -> float:
        """Seconds after an attempt (0 is the first): between half of the doubled wait and all."""
        longest = min(self.most, self.first * 2**attempt)
        return longest * (0.5 + 0.5 * jitter)


@dataclass
class Rate:
    """At most so many calls in so many seconds, as the source asks for.

    Parameters
    ----------
    calls : int
    seconds : float
    """

    calls: int = 30
    seconds: float = 10.0
    _made: deque[float] = field(default_factory=deque, repr=False)

    def wait(self, clock: Clock) -> None:
        """Sleep until one more call keeps the rate, and count it."""
        if len(self._made) == self.calls:
            ready = self._made.popleft() + self.seconds - clock.now()
            if ready > 0:
                clock.sleep(ready)
        self._made.append(clock.now())


def retry_after(header: str, now: datetime | None = None) -> float:
    """Seconds that a source asks one to wait, by its header: seconds or a date; 0 where unclear.

    RFC 9110, section 10.2.3.
    """
    text = header.strip()
    if text.isdecimal():
        return float(text)
    try:
        then = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())
