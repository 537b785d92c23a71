"""What is installed works on its own: the README's first command, in a clone with a fresh environment."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house._sources import PACKAGE, ROOT, modules, project_files
from tests.house.test_rooms import imports

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Packages that no module imports by name, and why they are needed.
NOT_IMPORTED = {
    "lxml-html-clean": "trafilatura needs it, by an extra of lxml that older versions of pip do not find",
    "htmldate": "trafilatura asks it for a page's date, with options of ours",
    "xstatic-jquery": "its files are read, not its modules",
    "xstatic-leaflet": "its files are read, not its modules",
}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is, or would be, committed; without `output`, which the command is to make."""
    folder = tmp_path_factory.mktemp("clone")
    for path in project_files():
        target = folder / path.relative_to(ROOT)
        if target.relative_to(folder).parts[0] != "output":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return folder


def test_the_first_command_of_the_readme(clone: Path) -> None:
    readme = (clone / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^python3 -m venv .*timeline build.*$", readme, re.MULTILINE)
    done = subprocess.run(
        ["bash", "-euc", command.replace("python3", sys.executable, 1)],
        cwd=clone, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    made = {path.name for path in (clone / "output").iterdir()}
    assert made >= {"chronology.json", "timeline.svg", "timeline.png", "routes.html", "votes.svg"}
    _check_installed(clone)


def _check_installed(clone: Path) -> None:
    (site,) = (clone / ".venv" / "lib").glob("python3*/site-packages")
    kept = {path.relative_to(PACKAGE) for path in project_files() if path.is_relative_to(PACKAGE)}
    installed = {
        path.relative_to(site / "timeline") for path in (site / "timeline").rglob("*") if path.is_file()
    }
    assert kept <= installed
    (licences,) = site.glob("timeline_itinerary-*.dist-info/licenses")
    named = {path.name for path in licences.rglob("*") if path.is_file()}
    wanted = {path.name for path in project_files() if path.name.upper().startswith(("LICENSE", "LICENCE"))}
    assert wanted <= named


# --- dependencies -----------------------------------------------------------------------------------------


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ]", text)[0].lower() for text in requirements} - {PROJECT["name"]}


REQUIRED = names(PROJECT["dependencies"])
EXTRAS = {extra: names(texts) for extra, texts in PROJECT["optional-dependencies"].items()}
OPTIONAL = {name for extra, declared in EXTRAS.items() if extra != "test" for name in declared}


def test_every_dependency_has_a_lower_bound_and_a_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    table = readme.partition("## what it stands on")[2].partition("\n## ")[0]
    for texts in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        for text in texts:
            (name,) = names([text]) or {None}
            if name:
                assert ">=" in text
                assert re.search(rf"\b{re.escape(name)}\b", table), f"{name} has no reason in the README"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    homes = packages_distributions()
    used = set()
    for module in modules():
        for name, line in imports(module):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top != "timeline":
                homes_of = {home.lower() for home in homes.get(top, [])} or {top.lower()}
                assert homes_of & (REQUIRED | OPTIONAL), (
                    f"{module.relative_to(ROOT)}:{line} imports {top}, which is not declared"
                )
                used |= homes_of
    assert REQUIRED | EXTRAS["documents"] <= used | NOT_IMPORTED.keys()
    assert not NOT_IMPORTED.keys() & used


def test_the_locked_set_holds_all_that_is_declared_with_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert REQUIRED | EXTRAS["documents"] | EXTRAS["test"] <= locked
    assert "://" not in text
    for entry in re.split(r"\n(?=\w)", text.strip()):
        assert "--hash=sha256:" in entry
