"""What was wrong with the words of a command."""

from collections.abc import Sequence

from typer.exceptions import TyperException

from language import cli_text


def usage_detail(error: TyperException, commands: Sequence[str]) -> str:
    """Say what was wrong, by the kind of the library's error.

    Parameters
    ----------
    error : TyperException
        From parsing a command.
    commands : sequence of str
        Names of those that exist.
    """
    kind = type(error).__name__
    name = getattr(error, "option_name", "") or _parameter_name(error)
    details = {
        "MissingParameter": cli_text.MISSING_OPTION.format(name=name),
        "BadParameter": cli_text.BAD_VALUE.format(name=name),
        "BadOptionUsage": cli_text.BAD_VALUE.format(name=name),
        "NoSuchOption": cli_text.UNKNOWN_OPTION.format(name=name),
    }
    if kind in details:
        return details[kind]
    context = getattr(error, "ctx", None)
    if context is not None and context.parent is not None:
        return cli_text.EXTRA_WORDS
    return cli_text.UNKNOWN_COMMAND.format(commands=", ".join(commands))


def _parameter_name(error: TyperException) -> str:
    """Name of the option or argument at fault, as the help writes it."""
    options = getattr(getattr(error, "param", None), "opts", [""])
    return options[0] if options[0].startswith("-") else options[0].upper()
