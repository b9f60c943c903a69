"""What the reference of the programming interface shows, as values."""

from dataclasses import dataclass

# A list of more values than these is no longer one to pick from.
_MOST_CHOICES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter. `choices` are the values of a vocabulary, `rule` what else a value must be."""

    name: str
    place: str
    kind: str
    what: str
    required: bool
    many: bool
    choices: tuple[str, ...]
    rule: str
    example: str

    @property
    def is_choice(self) -> bool:
        """Tell whether a value is picked from a list."""
        return 0 < len(self.choices) <= _MOST_CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What an address answers: its status, what that means, and the name of the shape."""

    status: str
    what: str
    shape: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One thing that can be asked. `curl` asks it on a command line."""

    id: str
    method: str
    path: str
    summary: str
    what: str
    parameters: tuple[ParameterView, ...]
    body: tuple[ParameterView, ...]
    answers: tuple[AnswerView, ...]
    curl: str
    needs_token: bool

    @property
    def is_tried(self) -> bool:
        """Tell whether the page offers a form: only what is read, with no part in its path."""
        return self.method == "GET" and not any(it.place == "path" for it in self.parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The operations of one subject."""

    name: str
    what: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field of a shape: its type in words and, where it is another shape, the name of that."""

    name: str
    kind: str
    shape: str | None
    required: bool
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeView:
    """A shape of what is sent: its fields, or the words of a vocabulary."""

    name: str
    what: str
    fields: tuple[FieldView, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceContent:
    """The page: where the document is, the subjects, and the shapes by name."""

    title: str
    version: str
    openapi_path: str
    groups: tuple[GroupView, ...]
    shapes: tuple[ShapeView, ...]
