"""Run the program as `python -m smaarchive`."""

from smaarchive.cli import command

command()
