"""What: indicator cards and tables, initiatives, and the files they come from."""
