"""Round the program, no part of it: its environment, its checks, how its data was made."""
