"""Generate Cosmic Ray's mutants, and replace running code by a mutant."""

import difflib
import gc
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import CodeType, FunctionType

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tests.mutation.packages import ROOT

LEFT_OUT = re.compile(
    r"NoOp|VariableReplacer|VariableInserter|ExceptionReplacer|RemoveDecorator|BinaryOperator_BitOr_(?!BitAnd)"
)
"""They need arguments, change no function body, or (``Q(…) ** Q(…)``) always fail."""


@dataclass(frozen=True, order=True)
class Mutant:
    path: Path
    operator: str
    occurrence: int

    @property
    def name(self) -> str:
        return f"{self.path.relative_to(ROOT)} {self.operator.removeprefix('core/')} {self.occurrence}"

    @property
    def code(self) -> str:
        source = self.path.read_text(encoding="utf-8")
        return mutate_code(source, get_operator(self.operator)(), self.occurrence) or source

    @property
    def difference(self) -> str:
        before, after = self.path.read_text(encoding="utf-8").splitlines(), self.code.splitlines()
        name = str(self.path.relative_to(ROOT))
        return "\n".join(difflib.unified_diff(before, after, name, self.operator, lineterm="", n=1))

    def changed(self) -> list[tuple[str, CodeType]]:
        """The outermost functions that differ, each with its new code."""
        before, after = self.path.read_text(encoding="utf-8"), self.code
        try:
            return list(_changed(*(compile(text, str(self.path), "exec") for text in (before, after))))
        except SyntaxError:
            return []


def _changed(before: CodeType, after: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Functions of a module or class whose code differs. Import-time code has already run."""
    for old, new in zip(_parts(before), _parts(after), strict=False):
        if _is_body_of_class(old) or old.co_name.startswith("<generic parameters of "):
            yield from _changed(old, new)
        elif old != new:
            yield old.co_qualname, new


def _parts(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _is_body_of_class(code: CodeType) -> bool:
    return "__qualname__" in code.co_names and "__module__" in code.co_names


def places_in(paths: list[Path]) -> list[Mutant]:
    """All possible mutants, in a stable order."""
    names = [name for name in sorted(operator_names()) if not LEFT_OUT.search(name)]
    found = []
    for path in paths:
        nodes = list(ast_nodes(get_ast_from_path(path)))
        for name in names:
            operator = get_operator(name)()
            places = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            found += [Mutant(path, name, occurrence) for occurrence in range(places)]
    return found


def sample(paths: list[Path], number: int, seed: int) -> list[Mutant]:
    """Reproducible for a seed; only mutants of function bodies."""
    places = places_in(paths)
    random.Random(seed).shuffle(places)
    return sorted(islice((mutant for mutant in places if mutant.changed()), number))


def put_in_place(mutant: Mutant) -> bool:
    """Replace the code of the function objects, however they were imported."""
    placed = False
    new = dict(mutant.changed())
    gc.unfreeze()
    for thing in gc.get_objects():
        # Not isinstance(), which would evaluate every lazy object.
        if type(thing) is FunctionType and thing.__code__.co_filename == str(mutant.path):
            code = new.get(thing.__code__.co_qualname)
            if code and len(code.co_freevars) == len(thing.__code__.co_freevars):
                thing.__code__ = code
                placed = True
    return placed
