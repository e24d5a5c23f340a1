"""Reads YAML as a tree of texts with their lines; of what else YAML allows, nothing is meant in a corpus."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

DEEPEST = 8  # levels; a document has four
# In C where PyYAML was built so.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True)
class Scalar:
    """A value, as it was written: no date, number or truth value yet."""

    line: int
    text: str

    @property
    def plain(self) -> Plain:
        """It without its line."""
        return self.text


@dataclass(frozen=True)
class Entries:
    """A list."""

    line: int
    items: list["Node"] = field(default_factory=list)

    @property
    def plain(self) -> Plain:
        """It without its lines."""
        return [item.plain for item in self.items]


@dataclass(frozen=True)
class Mapping:
    """Fields with their values, in the order in which they were written; a name may stand there twice."""

    line: int
    fields: list[tuple[Scalar, "Node"]] = field(default_factory=list)

    @property
    def plain(self) -> Plain:
        """It without its lines."""
        return {name.text: value.plain for name, value in self.fields}


Node: TypeAlias = Scalar | Entries | Mapping


@dataclass
class _Open:
    """A list or mapping that has not ended, and the name whose value comes next."""

    node: Entries | Mapping
    name: Scalar | None = None

    def add(self, node: Node) -> bool:
        """Add what comes next; False if it cannot be the name of a field."""
        if isinstance(self.node, Entries):
            self.node.items.append(node)
        elif self.name is not None:
            self.node.fields.append((self.name, node))
            self.name = None
        elif isinstance(node, Scalar):
            self.name = node
        else:
            return False
        return True


def read_mapping(file: str, text: str, first_line: int) -> Mapping:
    """Return the fields of `text`, which begins in line `first_line` of its file; CorpusError if it is anything else.

    Anchors, aliases and tags are told, and nothing is read that lies too deep: each could stand for what fills memory.
    """
    try:
        root = _compose(file, text, first_line)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        raise _not_yaml(file, line, error.problem or "?") from error
    except yaml.reader.ReaderError as error:  # a character YAML does not allow
        line = first_line + text.count("\n", 0, error.position)
        raise _not_yaml(file, line, _name(error.character)) from error
    if not isinstance(root, Mapping):
        raise _not_yaml(file, root.line, "not 'field: value'")
    return root


def _not_yaml(file: str, line: int, detail: str) -> CorpusError:
    return CorpusError(Problem(file, line, CorpusReason.bad_yaml, {"detail": detail}))


def _name(letter: str | int) -> str:
    """Return the code point of a letter, which PyYAML in C gives as a number."""
    return f"U+{letter if isinstance(letter, int) else ord(letter):04X}"


def _compose(file: str, text: str, first_line: int) -> Node:
    roots: list[Node] = []
    opened: list[_Open] = []
    for event in _events(text):
        line = event.start_mark.line + first_line if event.start_mark else first_line
        if isinstance(event, yaml.NodeEvent):
            _refuse(file, line, event)
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            continue
        node = _node(line, event)
        if node is None:
            continue
        if not opened:
            roots.append(node)
        elif not opened[-1].add(node):
            raise _not_yaml(file, line, "not 'field: value'")
        if not isinstance(node, Scalar):
            opened.append(_Open(node))
            if len(opened) > DEEPEST:
                raise CorpusError(Problem(file, line, CorpusReason.too_deep))
    if len(roots) > 1:
        raise _not_yaml(file, roots[1].line, "...")
    return roots[0] if roots else Mapping(first_line)


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, _Loader)


def _node(line: int, event: yaml.Event) -> Node | None:
    match event:
        case yaml.ScalarEvent():
            return Scalar(line, event.value)
        case yaml.SequenceStartEvent():
            return Entries(line)
        case yaml.MappingStartEvent():
            return Mapping(line)
    return None


def _refuse(file: str, line: int, event: yaml.NodeEvent) -> None:
    if event.anchor is not None:
        mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
        raise CorpusError(Problem(file, line, CorpusReason.yaml_reference, {"value": f"{mark}{event.anchor}"}))
    if tag := getattr(event, "tag", None):
        raise CorpusError(Problem(file, line, CorpusReason.yaml_tag, {"value": str(tag)}))
