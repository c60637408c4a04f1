"""The light dataclasses behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import TYPE_CHECKING

import pytest

from reader.issue import Box, TextBlock

if TYPE_CHECKING:
    from dataclasses import dataclass, field
    from typing import NamedTuple
else:
    from reader.light import NamedTuple, dataclass, field

LEAD = TextBlock("paragraph", "本报讯 东港码头昨天通航。", ((3, 3),))


@dataclass(frozen=True, slots=True)
class Berth:
    """A berth with one default."""

    name: str
    depth: int = 12


@dataclass(slots=True)
class Log:
    """A list of its own for each instance."""

    ship: str
    entries: list[str] = field(default_factory=list)


class Tide(NamedTuple):
    """A tide with one default."""

    place: str
    height: int = 3

    @property
    def is_high(self) -> bool:
        return self.height > 4


def test_a_named_tuple_has_its_fields_defaults_and_what_else_stands_in_its_class():
    assert Tide("东港") == ("东港", 3)
    assert Tide(height=6, place="东港").is_high
    assert Tide("东港")._replace(height=5) == Tide("东港", 5)
    assert Tide.__doc__ == "A tide with one default."
    assert repr(Tide("东港")) == "Tide(place='东港', height=3)"
    assert pickle.loads(pickle.dumps(Tide("东港"))) == Tide("东港")


def test_a_class_that_is_derived_may_fill_the_fields_itself():
    class Ferry(Log):
        """A log that has its ship's name already."""

        def __init__(self) -> None:
            super().__init__("渡轮")

    assert Ferry().ship == Ferry().ship == "渡轮"
    assert Log("远望").ship == "远望"


def test_fields_are_given_by_place_or_name_and_defaults_fill_the_rest():
    assert Berth("东一").depth == 12
    assert Berth(name="东一", depth=9) == Berth("东一", 9)
    with pytest.raises(TypeError, match="name"):
        Berth()


def test_the_first_instances_are_as_strict_as_all_others():
    @dataclass(frozen=True, slots=True)
    class Crane:
        name: str
        load: int = 40

    for _ in range(5):
        assert Crane("一号", load=50) == Crane("一号", 50) != Crane("一号")
        for wrong in ((), ("一号", 40, 7)):
            with pytest.raises(TypeError):
                Crane(*wrong)
        with pytest.raises(TypeError, match="load"):
            Crane("一号", 40, load=50)
        with pytest.raises(TypeError, match="height"):
            Crane("一号", height=3)


def test_a_default_factory_makes_a_value_for_each_instance():
    first, second = Log("远望"), Log("启明")
    first.entries.append("靠泊")
    assert second.entries == []
    assert Log("远望", ["离港"]).entries == ["离港"]


def test_instances_are_equal_by_class_and_fields():
    assert Berth("东一") == Berth("东一")
    assert Berth("东一") != Berth("东二")
    assert Berth("东一", 3) != ("东一", 3)
    assert len({Berth("东一"), Berth("东一")}) == 1


def test_what_can_be_changed_has_no_hash_and_what_is_frozen_cannot_be_changed():
    with pytest.raises(TypeError):
        hash(Log("远望"))
    with pytest.raises(AttributeError, match=r"Berth\.depth"):
        Berth("东一").depth = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Berth("东一").depth


def test_slots_leave_no_room_for_other_attributes():
    with pytest.raises(AttributeError):
        Log("远望").captain = "林晓"  # type: ignore[attr-defined]


def test_an_instance_shows_its_fields():
    assert repr(Berth("东一")) == "Berth(name='东一', depth=12)"


def test_copies_and_pickles_are_equal_to_what_they_were_made_of():
    assert copy.deepcopy(LEAD) == LEAD
    assert pickle.loads(pickle.dumps(LEAD)) == LEAD


def test_the_functions_of_the_standard_module_take_them():
    assert dataclasses.replace(LEAD, text="晴").text == "晴"
    assert [f.name for f in dataclasses.fields(Berth)] == ["name", "depth"]
    assert dataclasses.asdict(Box("链接", (LEAD,)))["blocks"][0]["text"] == LEAD.text
    assert dataclasses.replace(Log("远望"), ship="启明") == Log("启明")
