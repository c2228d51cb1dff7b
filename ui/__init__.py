"""Seen: the app's pages, its session and the workspace it shares with the command line."""
