"""What docs/scale.md shows, run as it stands there: the bytes are those of one process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from archive import documents
from conftest import COMMAND, ROOT

COUNT = 2_000
PARTS = 8


def shown(language: str, having: str) -> str:
    """The example of docs/scale.md in `language` that has `having` in it."""
    blocks = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs/scale.md").read_text(), re.S)
    [block] = [block for block in blocks if having in block]
    return block


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    import json

    path = tmp_path_factory.mktemp("archive") / "documents.jsonl"
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in documents(COUNT))
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(annotator) -> list[str]:
    """By one process on one thread."""
    lines = [document.to_json() + "\n" for document in annotator.annotate_many(documents(COUNT), 1)]
    # Otherwise little would be compared.
    assert len(set(lines)) == COUNT and sum('"source_id":"s1"' in line for line in lines) > COUNT / 2
    return lines


def test_the_command_gives_what_the_wheel_gives(command, archive, expected):
    for jobs in ("1", "2"):
        assert command("annotate", "--jsonl", "--jobs", jobs, str(archive)) == "".join(expected)


def test_a_pipe_over_parts_gives_the_same_bytes(archive, expected, gazetteer):
    program = archive.parent / "bin"
    program.mkdir()
    (program / "dateline").symlink_to(COMMAND)
    environment = {
        **os.environ,
        "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
        "DATELINE_GAZETTEER": str(gazetteer),
    }
    subprocess.run(["sh", "-e", "-c", shown("sh", "xargs")], cwd=archive.parent, env=environment, check=True)
    assert len(list((archive.parent / "parts").glob("*.answers"))) == PARTS
    assert (archive.parent / "annotations.jsonl").read_text(encoding="utf-8") == "".join(expected)


def test_two_workers_of_ray_give_the_same_bytes(tmp_path, archive, expected):
    parts = tmp_path / "parts"
    parts.mkdir()
    lines = archive.read_text(encoding="utf-8").splitlines(keepends=True)
    each = COUNT // PARTS
    for number in range(PARTS):
        (parts / f"{number}.jsonl").write_text("".join(lines[number * each : (number + 1) * each]), encoding="utf-8")
    (tmp_path / "ray_archive.py").write_text(shown("python", "import ray"), encoding="utf-8")
    # Its sockets' paths must be short; what it keeps in a home is kept here.
    ray = tempfile.mkdtemp(prefix="ray")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "RAY_TMPDIR": ray,
        "RAY_AUTH_MODE": "disabled",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    try:
        ran = subprocess.run(
            [sys.executable, "-P", "ray_archive.py", "parts", "annotations.jsonl", "2"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )
    finally:
        shutil.rmtree(ray, ignore_errors=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "annotations.jsonl").read_text(encoding="utf-8") == "".join(expected)


def test_what_spark_is_given_gives_the_same_lines(expected):
    scope: dict = {}
    exec(shown("python", "def annotate(batches)"), scope)
    frame = pd.DataFrame(documents(COUNT))
    batches = (frame[at : at + 300] for at in range(0, COUNT, 300))
    answers = pd.concat(scope["annotate"](batches))
    assert [line + "\n" for line in answers["line"]] == expected
    assert list(answers["id"]) == list(range(COUNT))
