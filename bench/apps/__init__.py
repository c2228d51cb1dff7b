"""Small apps that the measurements serve."""
