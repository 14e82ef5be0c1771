"""A command line that is a query: `sma search unpaid -korea` needs no quoting."""

import os
from collections.abc import Collection

import click

from ..archive.grammar import MOST_WORDS
from ..lexicon.words import own_file
from .screen import warn

HOW_MANY = {"n": "--limit"}  # what `-n 5` asks of other programs


class QueryCommand(click.Command):
    """A command whose arguments are a query: a `-word` that is no option excludes; `--` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        takes_value = self._takes_value(ctx)
        options, words = split(args, takes_value)
        for option, value in zip(options, [*options[1:], ""], strict=False):
            # a shell completes lines that are not finished
            if takes_value.get(option) and value in ("", *takes_value) and not ctx.resilient_parsing:
                raise click.BadOptionUsage(option, f"Option '{option}' requires an argument.", ctx)
        rest = super().parse_args(ctx, [*options, "--", *words])
        if not (ctx.resilient_parsing or ctx.params.get("quiet")):
            loose = split(args[: args.index("--")] if "--" in args else args, takes_value)[1]
            for word in filter(lambda word: _looks_like_an_option(word, takes_value), loose):
                warn(f"{word} is read as NOT {word[1:]}; {_meant(word[1:], takes_value, ctx.command_path)}")
            for said in _left_out(" ".join(ctx.params["words"])):
                warn(said)
            for said in _own_lines_left_out():
                warn(said)
        return rest

    def _takes_value(self, ctx: click.Context) -> dict[str, bool]:
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        return {name: not (option.is_flag or option.count) for option in options for name in option.opts}


def _left_out(text: str) -> list[str]:
    """Say what of a query is not read; a few plain words are beyond no limit."""
    if len(text) < 2 * MOST_WORDS - 1 and text.replace(" ", "").isalnum():
        return []
    from ..archive.unread import left_out

    return left_out(text)


def _own_lines_left_out() -> tuple[str, ...]:
    """Say which lines of the user's own words are not read; what is wrong with the file as a whole, the search says."""
    path = own_file()
    if not os.path.isfile(path):
        return ()
    from pathlib import Path  # most users have none

    from ..lexicon.own_words import read

    return read(Path(path)).wrong


def split(args: list[str], takes_value: dict[str, bool]) -> tuple[list[str], list[str]]:
    """Part a command line into its options and the words of the query.

    click takes `-korea` for the flags -k -o -r -e -a: here an option is what is one to the letter, or begins with `--`.
    """
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            words.extend(rest)
        elif arg in takes_value:
            options.append(arg)
            options.extend([value for value in [next(rest, None)] if value is not None] if takes_value[arg] else [])
        elif arg.startswith("--") and len(arg) > 2:
            options.append(arg)
        else:
            words.append(arg)
    return options, words


def _looks_like_an_option(word: str, options: Collection[str]) -> bool:
    """Tell an exclusion that was hardly meant as one: of a single letter, or of an option's name."""
    return word[:1] == "-" and ((len(word) == 2 and word.isascii() and word[1].isalpha()) or f"-{word}" in options)


def _meant(name: str, options: Collection[str], command: str) -> str:
    """Name the option that was likely meant, or say where all of them are."""
    likely = [option for option in options if option.startswith(f"--{name}")] if len(name) > 1 else []
    option = HOW_MANY.get(name) or next(iter(likely), None)
    return f"an option is {option}" if option else f"{command} --help lists the options"
