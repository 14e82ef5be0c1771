"""Records that are not assigned to, defined like named tuples, and sooner.

The definition of a named tuple takes 550,000 instructions, of a frozen dataclass 3,700,000, of one of these 70,000
(Python 3.11, callgrind); a whole search takes 270 million, and defines thirty. What is made by the thousand, as the
blocks of a page are, is a named tuple all the same: its instances are made sooner.
"""

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """A record: its fields are what its class annotates, in that order, with the defaults that stand there."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls) -> None:
        if cls.__base__ is not Frozen:
            raise TypeError("no record extends another")
        cls._fields = tuple(cls.__annotations__)
        cls._defaults = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}
        cls.__match_args__ = cls._fields  # type: ignore[attr-defined,misc]  # mypy has its own

    def __init__(self, *values: object, **named: object) -> None:
        held, fields = self.__dict__, self._fields
        held.update(self._defaults)
        held.update(zip(fields, values, strict=False))
        held.update(named)
        wrong = len(held) != len(fields) or len(values) > len(fields)
        # by name a field may be given twice, or another in its place
        if wrong or (named and (held.keys() != {*fields} or not named.keys().isdisjoint(fields[: len(values)]))):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields)}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._asdict().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def _asdict(self) -> dict[str, Any]:
        """Give the values by their fields, as a named tuple does."""
        return {name: self.__dict__[name] for name in self._fields}

    def _replace(self, **changes: object) -> Self:
        """Make a record with other values, as a named tuple does."""
        return type(self)(**{**self.__dict__, **changes})
