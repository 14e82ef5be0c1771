"""A command line that is a query: `sma search unpaid -korea` needs no quoting."""

import click


class QueryCommand(click.Command):
    """A command whose arguments are a query: a `-word` that is no option excludes; `--` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options, words = split(args, self._takes_value(ctx))
        return super().parse_args(ctx, [*options, "--", *words])

    def _takes_value(self, ctx: click.Context) -> dict[str, bool]:
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        return {name: not (option.is_flag or option.count) for option in options for name in option.opts}


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
