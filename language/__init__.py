"""Swedish: every text on screen and in files, and how numbers are written."""
