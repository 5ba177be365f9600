"""The figures of docs/scale.md: `.cache/venv/test/bin/python -P python/measure.py`, after `npm test -- python`.

Documents a second over the archive of the tests, the best of three runs; seconds of processor time a document, which do not depend
on what else the machine does.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("tests")))

from archive import documents

import dateline

COUNT = 2_000
ROOT = Path(__file__).resolve().parents[1]
RUNS = 3


def best(name: str, run) -> None:
    walls, works = [], []
    for _ in range(RUNS):
        before = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        began = time.perf_counter()
        run()
        walls.append(time.perf_counter() - began)
        after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        works.append(sum(a.ru_utime + a.ru_stime - b.ru_utime - b.ru_stime for a, b in zip(after, before)))
    print(f"{name}: {COUNT / min(walls):.0f} documents a second, {1000 * min(works) / COUNT:.2f} ms of processor time each")


archive = list(documents(COUNT))
lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in archive]
bytes_in = sum(len(line.encode()) for line in lines)
annotator = dateline.Annotator()
answers = [document.to_json() for document in annotator.annotate_many(archive)]
print(f"{COUNT} documents, {bytes_in:,} bytes; answers {sum(len(answer.encode()) for answer in answers):,} bytes")
print(f"load before: {os.getloadavg()[0]:.1f}")


def to_json(jobs: int) -> None:
    for document in annotator.annotate_many(archive, jobs):
        document.to_json()


def to_objects() -> None:
    for document in annotator.annotate_many(archive, 2):
        document.places  # noqa: B018


for jobs in (1, 2):
    best(f"wheel, jobs={jobs}", lambda: to_json(jobs))
best("wheel, jobs=2, with objects of the places and claims", to_objects)

[code] = [code for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs/scale.md").read_text(), re.S) if "import ray" in code]
with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
    parts = Path(folder) / "parts"
    parts.mkdir()
    for number in range(8):
        (parts / f"{number}.jsonl").write_text("".join(lines[number * 250 : number * 250 + 250]), encoding="utf-8")
    path = Path(folder) / "documents.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    command = [str(ROOT / "target/release/dateline"), "annotate", "--jsonl", "--output", f"{folder}/out", "--jobs"]
    environment = {**os.environ, "DATELINE_GAZETTEER": str(ROOT / "build/gazetteer.bin")}
    if Path(command[0]).exists():
        for jobs in ("1", "2"):
            run = [*command, jobs, str(path)]
            best(f"command, --jobs {jobs}", lambda: subprocess.run(run, env=environment, check=True))
    timing = """
import time
ray.init(num_cpus=3, include_dashboard=False)
for workers in (1, 2):
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        annotate(sys.argv[1], sys.argv[2], workers)
        taken.append(time.perf_counter() - began)
    print(f"Ray Data, {workers} workers, with the starting of the workers: {2000 / min(taken):.0f} documents a second")
"""
    (Path(folder) / "ray_archive.py").write_text(code[: code.index("if __name__")] + timing)
    quiet = {"RAY_TMPDIR": folder, "HOME": folder, "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}
    ran = subprocess.run(
        [sys.executable, "-P", f"{folder}/ray_archive.py", str(parts), f"{folder}/annotations"],
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
    )
    if ran.returncode != 0:
        sys.exit(ran.stderr)
    print("".join(line + "\n" for line in ran.stdout.splitlines() if "documents a second" in line), end="")
print(f"load after: {os.getloadavg()[0]:.1f}")
