"""Documents as data: their kinds, what differs between two, and how two become one."""
