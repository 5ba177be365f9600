from __future__ import annotations

import contextlib
import doctest
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, in_new_process

import dateline

[WHEEL] = (ROOT / "dist/python").glob("*.whl")


def test_what_is_tested_is_what_was_installed_from_the_wheel():
    installed = Path(dateline.__file__).parent
    assert "site-packages" in installed.parts
    with zipfile.ZipFile(WHEEL) as wheel:
        for name in wheel.namelist():
            if name.startswith("dateline/"):
                assert (installed.parent / name).read_bytes() == wheel.read(name), name


def test_the_wheel_has_what_it_needs_and_nothing_of_whoever_built_it():
    with zipfile.ZipFile(WHEEL) as wheel:
        assert {entry.date_time for entry in wheel.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = {re.sub(r"^dateline-[\d.]+\.dist-info/", "", name) for name in wheel.namelist()}
        source = {path.name for path in (ROOT / "python/dateline").iterdir() if path.is_file()}
        licences = {"LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.txt"}
        assert names == {
            *(f"dateline/{name}" for name in source | {"gazetteer.bin", "_native.abi3.so"}),
            *(f"licenses/{name}" for name in licences),
            *("METADATA", "RECORD", "WHEEL", "entry_points.txt"),
        }
        for name in wheel.namelist():
            content = wheel.read(name)
            for folder in {str(ROOT), str(Path.home()), "/.cargo/"}:
                # A home of "/" or "/root" says nothing of anybody, unless it goes on.
                assert f"{folder.rstrip('/')}/".encode() not in content, (name, folder)
        assert wheel.read("dateline/gazetteer.bin") == (ROOT / "build/gazetteer.bin").read_bytes()


def test_the_licences_of_what_is_compiled_in_are_there():
    with zipfile.ZipFile(WHEEL) as wheel:
        [name] = [name for name in wheel.namelist() if name.endswith("THIRD-PARTY.txt")]
        text = wheel.read(name).decode()
    for crate in ("pyo3", "serde_json", "html5ever", "cssparser", "unicode-normalization"):
        assert re.search(rf"^{crate} \d+\.\d+\.\d+: ", text, re.M), crate
    assert "Permission is hereby granted" in text and "Mozilla Public License" in text and "UNICODE LICENSE" in text


def test_the_version_is_the_workspaces():
    assert f'version = "{dateline.__version__}"' in (ROOT / "Cargo.toml").read_text()


def test_importing_opens_nothing_and_needs_no_other_package():
    script = """
import sys
import dateline
from dateline import engines
annotator = dateline.Annotator()
assert engines._open == {}
annotator.annotate("Rain"), dateline.Annotator().annotate("Rain"), dateline.Annotator().lookup("Cork")
assert len(engines._open) == 1
# What a system's Python loads by itself, before any script.
customised = {"sitecustomize", "usercustomize"}
others = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names) - {"dateline"} - customised
print(sorted(name for name in others if not name.startswith("_")))
"""
    assert in_new_process(script) == "[]\n"


USE = '''
import dateline
from collections.abc import Iterator

document: dateline.Document = dateline.Annotator().annotate("Rain in Cork.")
lat: float | None = document.places[0].lat
start, end = document.claims[0].content[0]
many: Iterator[dateline.Document] = dateline.Annotator().annotate_many(["Rain", {"html": "<p>"}], 2)
either: Iterator[dateline.Document | dateline.Refused] = dateline.Annotator().annotate_many([], return_refused=True)
'''
MISUSE = """
import dateline

dateline.Annotator().annotate(b"Rain")
dateline.Annotator().annotate("Rain").place
dateline.Annotator().annotate_many([{"body": "Rain"}])
dateline.Annotator().lookup("Cork")[0].lat.upper()
"""


def test_the_types_hold_and_say_what_is_wrong(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    (tmp_path / "misuse.py").write_text(MISUSE)
    mypy = [sys.executable, "-P", "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    ran = subprocess.run([*mypy, "-p", "dateline", "-p", "use"], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    ran = subprocess.run([*mypy, "misuse.py"], cwd=tmp_path, capture_output=True, text=True)
    wrong = re.findall(r"^misuse\.py:(\d+): error", ran.stdout, re.M)
    assert set(wrong) == {"4", "5", "6", "7"}, ran.stdout


def test_the_examples_of_the_readme_print_what_it_says():
    readme = (ROOT / "python/README.md").read_text()
    examples = re.findall(r"```python\n(.*?)```(?:\n\nprints\n\n```text\n(.*?)```)?", readme, re.S)
    assert len(examples) == 5 and all(printed for _, printed in examples)
    scope: dict[str, object] = {}
    for code, expected in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, scope)
        assert printed.getvalue() == expected


def test_the_example_of_the_package_itself_is_true():
    assert doctest.testmod(dateline) == doctest.TestResults(failed=0, attempted=4)


def test_it_works_in_a_folder_with_spaces_and_letters(tmp_path):
    folder = tmp_path / "Новини and more"
    folder.mkdir()
    with zipfile.ZipFile(WHEEL) as wheel:
        wheel.extractall(folder)
    script = """
import sys
sys.path.insert(0, sys.argv[1])
import dateline
assert dateline.__file__.startswith(sys.argv[1])
print(dateline.Annotator().annotate("Rain in Cork.").places[0].name)
"""
    assert in_new_process(script, str(folder), cwd=folder) == "Cork\n"


@pytest.mark.parametrize("name", dateline.__all__)
def test_all_that_is_offered_is_documented(name):
    offered = getattr(dateline, name)
    assert name == "__version__" or offered.__doc__
