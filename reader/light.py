"""What `dataclasses` and `typing.NamedTuple` make of a class, cheaper when the program starts.

The standard module takes 7 ms to import and 0.5 ms for each class: half the time in which a page has to be
loaded. Modules take `dataclass` and `field` from here and show type checkers the standard ones, of which
these are a part: `frozen` and `slots`, defaults and default factories. `dataclasses.replace`, `fields` and
`asdict` work on the instances. `NamedTuple` likewise stands for that of `typing`, which compiles each
annotation that is a string (0.2 ms a class); what loading a page imports takes it from here.
"""

from __future__ import annotations

from collections import namedtuple
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NamedTuple", "dataclass", "field"]


class _Namer(type):
    """Makes of a class's annotated names a named tuple; what else stands in the class stays."""

    def __new__(cls, name: str, _bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        names = tuple(space.get("__annotations__", ()))
        defaults = [space.pop(field) for field in names if field in space]
        module = space.pop("__module__")
        made = namedtuple(name, names, defaults=defaults, module=module)  # type: ignore[misc]
        for key, value in space.items():
            setattr(made, key, value)
        return made


NamedTuple = type.__new__(_Namer, "NamedTuple", (), {})


class _Factory:
    """The default of a field that is made anew for each instance."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], object]) -> Any:
    """A field whose default is made anew for each instance."""
    return _Factory(default_factory)


def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
    """The decorator of a class whose annotated names are its fields, in their order.

    Instances get an initialiser, are equal to others of their class by their fields, and are shown by these.
    With `frozen` they have a hash, and setting an attribute raises AttributeError.
    """

    def made(cls: type) -> type:
        space = dict(cls.__dict__)
        names = tuple(cls.__annotations__)
        defaults = {name: space.pop(name) for name in names if name in space}
        methods = _methods(names, defaults, frozen=frozen)
        if slots:  # a class cannot get slots once it is made
            for name in _OWN_TO_A_CLASS:
                space.pop(name, None)
            cls = type(cls)(cls.__name__, cls.__bases__, space | methods | {"__slots__": names})
        else:
            for name, method in methods.items():
                setattr(cls, name, method)

        few = _FEW

        def initialise(self: object, *values: object, **named: object) -> None:
            # Of most classes that loading a page imports there are no instances, or one or two.
            nonlocal few
            few -= 1
            if few >= 0 and _initialise(self, names, defaults, values, named):
                return
            compiled = _initialiser(cls, names, defaults, frozen=frozen)
            cls.__init__ = compiled  # type: ignore[misc]
            compiled(self, *values, **named)

        cls.__init__ = initialise  # type: ignore[misc]
        return cls

    return made


_FEW = 2
"""Instances of a class that are made without an initialiser of its own."""

_OWN_TO_A_CLASS = ("__dict__", "__weakref__")
"""Entries of a class's namespace that its copy gets anew."""


def _methods(names: tuple[str, ...], defaults: dict[str, Any], *, frozen: bool) -> dict[str, Any]:
    """The methods and attributes of a class with these fields."""
    values: Callable[[Any], Any] = attrgetter(*names)

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def shown(self: Any) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({fields})"

    def digest(self: Any) -> int:
        return hash(values(self))

    def reduced(self: Any) -> tuple[Any, ...]:
        return self.__class__, values(self) if len(names) > 1 else tuple(
            getattr(self, name) for name in names
        )

    return {
        "__eq__": equal,
        "__repr__": shown,
        "__hash__": digest if frozen else None,
        "__reduce__": reduced,
        "__match_args__": names,
        "__dataclass_fields__": _Fields(names, defaults),
        **({"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {}),
    }


def _initialise(
    self: object,
    names: tuple[str, ...],
    defaults: dict[str, Any],
    values: tuple[object, ...],
    named: dict[str, object],
) -> bool:
    """Set the fields one after the other; False, and nothing set, where the arguments don't fit them.

    Slow, but compiling a function that does it takes as long as thirty times this.
    """
    given = dict(zip(names, values, strict=False))
    if len(values) > len(names) or not given.keys().isdisjoint(named):
        return False
    given |= named
    for name in names:
        if name not in given:
            if name not in defaults:
                return False
            default = defaults[name]
            given[name] = default.make() if isinstance(default, _Factory) else default
    if len(given) != len(names):
        return False
    for name in names:
        object.__setattr__(self, name, given[name])
    return True


def _initialiser(cls: type, names: tuple[str, ...], defaults: dict[str, Any], *, frozen: bool) -> Any:
    """A function that takes the fields and sets them, compiled: one that loops over them is slow.

    Where an instance is frozen its slots are set by their own setters, at a third of the time that
    `object.__setattr__` takes to find them.
    """
    space: dict[str, Any] = {f"_d_{name}": default for name, default in defaults.items()}
    space["_set"] = object.__setattr__
    parameters, lines = ["self"], []
    for name in names:
        value = name
        if name in defaults:
            parameters.append(f"{name}=_d_{name}")
            if isinstance(defaults[name], _Factory):
                value = f"_d_{name}.make() if {name} is _d_{name} else {name}"
        else:
            parameters.append(name)
        slot = getattr(cls.__dict__.get(name), "__set__", None)
        if not frozen:
            lines.append(f" self.{name} = {value}")
        elif slot is not None:
            space[f"_set_{name}"] = slot
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines), space)
    return space["__init__"]


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")


class _Fields:
    """What the functions of `dataclasses` ask a class for, made when they do."""

    __slots__ = ("_defaults", "_known", "_names")

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names = names
        self._defaults = defaults
        self._known: dict[str, Any] | None = None

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        if self._known is None:
            import dataclasses

            told: list[Any] = []
            for name in self._names:
                default = self._defaults.get(name, dataclasses.MISSING)
                if isinstance(default, _Factory):
                    told.append((name, Any, dataclasses.field(default_factory=default.make)))
                else:
                    told.append((name, Any, dataclasses.field(default=default)))
            known: dict[str, Any] = vars(dataclasses.make_dataclass(owner.__name__, told))[
                "__dataclass_fields__"
            ]
            self._known = known
        return self._known
