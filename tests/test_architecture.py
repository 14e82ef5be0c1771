"""The house rules of ARCHITECTURE and STYLE, held by reading the source; every rule is shown to bite."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent

ORDER = (
    "interruption", "errors", "frozen", "article", "page", "lexicon", "discover", "watch", "decode", "formats", "fetch",
    "extract", "ingest", "archive", "outputs", "cli",
)  # fmt: skip

# library -> the only parts of the package that may know it
HOMES = {
    "click": {"cli"},
    "lxml": {"formats"},
    "trafilatura": {"formats"},
    "rich": {"outputs", "cli"},
    "sqlite3": {"archive"},
    "sqlite_utils": {"archive"},
}

# a package -> the module that it is imported as
MODULES = {
    "charset-normalizer": "charset_normalizer", "python-crfsuite": "pycrfsuite", "sqlite-utils": "sqlite_utils",
}  # fmt: skip

TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "data", "smaarchive", "tests",
}  # fmt: skip

GRAB_BAGS = re.compile(r"(?:^|_)(?:utils?|helpers?|common|misc|managers?|stuff)$")

SQL = re.compile(
    r"\bSELECT\s.*\bFROM\b|\bINSERT\s+(?:OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE\s+FROM\b|^\s*PRAGMA\s"
    r"|\b(?:CREATE|DROP|ALTER)\s+(?:VIRTUAL\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)\b|^\s*(?:BEGIN|COMMIT|ROLLBACK|ATTACH)\b",
    re.DOTALL,
)

MODULE_LINES = 300
FUNCTION_LINES = 60
MEDIAN_LINES = 10


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its path from the top of the checkout and its parsed text."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @property
    def part(self) -> str | None:
        """The stage it belongs to (`formats`, `cli` ...); None for the public names and for tests."""
        if self.path.parts[0] != "smaarchive" or self.path.name == "__main__.py":
            return None
        name = self.path.parts[1].removesuffix(".py")
        return None if name == "__init__" else name


def parse(path: str, text: str) -> Module:
    return Module(PurePosixPath(path), text, ast.parse(text))


@cache  # of 500 files, which eleven tests look at
def source_files() -> list[Module]:
    files = sorted([*ROOT.glob("smaarchive/**/*.py"), *ROOT.glob("tests/**/*.py")])
    return [parse(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


def imported(module: Module) -> Iterator[str]:
    """Yield the full dotted name of everything a module imports, wherever in it the import stands."""
    package = module.path.parts[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """Yield the name and the length in lines of every function."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def strings(module: Module) -> Iterator[str]:
    """Yield every string of a module that is not a docstring."""
    docstrings = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def imports_run_one_way(module: Module) -> Iterator[str]:
    if module.part is None:
        return
    if module.part not in ORDER:
        yield f"{module.part} stands nowhere in the layout"
        return
    for name in imported(module):
        head, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if head == "smaarchive" and other in ORDER and ORDER.index(other) > ORDER.index(module.part):
            yield f"{module.part} imports {other}"


def ingest_and_archive_meet_only_in_cli(module: Module) -> Iterator[str]:
    parts = {name.split(".")[1] for name in imported(module) if name.startswith("smaarchive.")} | {module.part}
    if {"ingest", "archive"} <= parts and module.part not in (None, "cli"):
        yield f"{module.part} joins ingest and archive"


def libraries_stay_at_home(module: Module) -> Iterator[str]:
    if module.path.parts[0] != "smaarchive":
        return
    for name in imported(module):
        library = name.partition(".")[0]
        if library in HOMES and module.part not in HOMES[library]:
            yield f"imports {library}"


def no_sql_outside_the_archive(module: Module) -> Iterator[str]:
    if module.path.parts[0] == "smaarchive" and module.part != "archive":
        yield from (f"SQL: {text[:40]!r}" for text in strings(module) if SQL.search(text))


def only_cli_prints_and_exits(module: Module) -> Iterator[str]:
    if module.path.parts[0] != "smaarchive" or module.part == "cli" or module.path.name == "__main__.py":
        return
    for node in ast.walk(module.tree):
        name = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        if name in {"print", "exit", "quit", "SystemExit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr"}:
            yield f"uses {name}"


def the_package_names_itself_by_dots(module: Module) -> Iterator[str]:
    if module.part is None:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("smaarchive"):
            yield f"imports {node.module}"


def modules_are_short(module: Module) -> Iterator[str]:
    lines = module.text.count("\n")
    if lines >= MODULE_LINES:
        yield f"{lines} lines"


def functions_are_short(module: Module) -> Iterator[str]:
    yield from (f"{name} has {lines} lines" for name, lines in functions(module) if lines >= FUNCTION_LINES)


def no_grab_bags(module: Module) -> Iterator[str]:
    yield from (f"is called {part}" for part in module.path.with_suffix("").parts if GRAB_BAGS.search(part))


Rule = Callable[[Module], Iterator[str]]

# each rule, a file that breaks it, and one beside it that does not
PLANTED: tuple[tuple[Rule, tuple[str, str], tuple[str, str]], ...] = (
    (imports_run_one_way,
     ("smaarchive/extract/dates.py", "from smaarchive.outputs import table"),
     ("smaarchive/extract/dates.py", "from smaarchive.article import Page")),
    (imports_run_one_way,
     ("smaarchive/decode.py", "def f():\n    from . import extract"),
     ("smaarchive/decode.py", "from . import errors")),
    (imports_run_one_way,
     ("smaarchive/formats/html.py", "from ..archive.rows import row"),
     ("smaarchive/formats/html.py", "from .text import read")),
    (imports_run_one_way,
     ("smaarchive/extras.py", ""),
     ("smaarchive/errors.py", "")),
    (ingest_and_archive_meet_only_in_cli,
     ("smaarchive/archive/store.py", "import smaarchive.ingest"),
     ("smaarchive/cli/ingest.py", "from smaarchive import archive, ingest")),
    (ingest_and_archive_meet_only_in_cli,
     ("smaarchive/outputs/app.py", "from smaarchive import archive\nfrom smaarchive.ingest import read_articles"),
     ("smaarchive/outputs/app.py", "from smaarchive import archive")),
    (libraries_stay_at_home,
     ("smaarchive/extract/body.py", "def f():\n    import lxml.html"),
     ("smaarchive/formats/html.py", "import lxml.html")),
    (libraries_stay_at_home,
     ("smaarchive/archive/rows.py", "import click"),
     ("smaarchive/archive/rows.py", "import sqlite3")),
    (libraries_stay_at_home,
     ("smaarchive/cli/show.py", "from sqlite3 import Row"),
     ("smaarchive/cli/show.py", "from rich.table import Table")),
    (no_sql_outside_the_archive,
     ("smaarchive/outputs/csv.py", "Q = f'''SELECT id\n FROM articles WHERE {1}'''"),
     ("smaarchive/outputs/csv.py", "def f():\n    '''SELECT id FROM articles'''\n    return 'Select one from it'")),
    (no_sql_outside_the_archive,
     ("smaarchive/cli/list.py", "Q = 'PRAGMA user_version'"),
     ("smaarchive/archive/list.py", "Q = 'PRAGMA user_version'")),
    (only_cli_prints_and_exits,
     ("smaarchive/outputs/json.py", "print('a')"),
     ("smaarchive/cli/show.py", "print('a')")),
    (only_cli_prints_and_exits,
     ("smaarchive/ingest.py", "import sys\nsys.exit(2)"),
     ("smaarchive/__main__.py", "import sys\nsys.exit(2)")),
    (the_package_names_itself_by_dots,
     ("smaarchive/extract/dates.py", "from smaarchive.article import Page"),
     ("smaarchive/extract/dates.py", "from ..article import Page")),
    (modules_are_short,
     ("smaarchive/decode.py", "a = 1\n" * 300),
     ("smaarchive/decode.py", "a = 1\n" * 299)),
    (functions_are_short,
     ("tests/test_decode.py", "class A:\n    async def f(self):\n" + "        a = 1\n" * 59),
     ("tests/test_decode.py", "def f():\n" + "    a = 1\n" * 58)),
    (no_grab_bags,
     ("smaarchive/extract/date_utils.py", ""),
     ("smaarchive/archive/commons_law.py", "")),
    (no_grab_bags,
     ("tests/helpers/pages.py", ""),
     ("tests/pages.py", "")),
)  # fmt: skip

RULES = tuple(dict.fromkeys(rule for rule, _, _ in PLANTED))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    broken = [f"{module.path}: {fault}" for module in source_files() for fault in rule(module)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("rule", "wrong", "right"), PLANTED, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_bites(rule: Rule, wrong: tuple[str, str], right: tuple[str, str]) -> None:
    assert list(rule(parse(*wrong)))
    assert not list(rule(parse(*right)))


def median_function(modules: list[Module]) -> float:
    return statistics.median([lines for module in modules for _, lines in functions(module)])


def test_half_of_all_functions_are_under_ten_lines() -> None:
    package = [module for module in source_files() if module.path.parts[0] == "smaarchive"]
    assert median_function(package) < MEDIAN_LINES


def test_the_median_bites() -> None:
    long = "def {}():\n" + "    a = 1\n" * 20
    assert median_function([parse("smaarchive/a.py", long.format("f") + long.format("g") + "def h(): ...")]) == 21


def strangers(names: list[str]) -> set[str]:
    """Tell which tracked paths stand at the top of the repository without a place in the layout."""
    return {name.partition("/")[0] for name in names} - TOP_LEVEL


def test_the_top_of_the_repository_holds_only_what_the_layout_names() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert not strangers(listed.stdout.splitlines())


def test_the_top_level_rule_bites() -> None:
    assert strangers(["notes.txt", "smaarchive/cli/app.py", "scripts/x.py"]) == {"notes.txt", "scripts"}


def test_the_folder_with_most_modules_says_what_each_is_for() -> None:
    folder = ROOT / "smaarchive" / "archive"
    told = re.findall(r"\w+", (folder / "__init__.py").read_text("utf-8").split("\n\n")[1])
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} <= set(told)


def test_what_is_declared_is_imported_and_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: asked for name, asked in project["optional-dependencies"].items() if name not in ("all", "dev")}
    declared = {re.split(r"[>\[]", asked)[0] for asked in chain(project["dependencies"], *extras.values())}
    declared = {MODULES.get(name, name) for name in declared}
    used = [name for module in source_files() if module.part for name in imported(module)]
    others = {name.partition(".")[0] for name in used} - sys.stdlib_module_names - {"smaarchive"}
    assert others - declared == set()
    assert declared - others == {"lxml_html_clean"}  # which trafilatura imports
