from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
import types

import pytest
from conftest import TEXTS, in_new_process

import dateline


def documents(count: int):
    for number in range(count):
        yield {"id": number, "text": f"{TEXTS[number % len(TEXTS)]} {'Police in Szeged said so. ' * (number % 7)}"}


@pytest.mark.parametrize("jobs", [None, 1, 2, 3, 16])
def test_order_and_bytes_do_not_depend_on_the_jobs(annotator, jobs):
    expected = [annotator.annotate(one["text"], id=one["id"]).to_json() for one in documents(100)]
    assert [one.to_json() for one in annotator.annotate_many(documents(100), jobs)] == expected


def test_it_reads_no_further_ahead_than_it_says(annotator):
    read = []

    def endless():
        for number in itertools.count():
            read.append(number)
            yield "Rain in Cork."

    many = annotator.annotate_many(endless(), 2)
    assert read == []
    for taken in range(1, 30):
        next(many)
        assert len(read) <= taken + 2 * 4
    del many
    assert len(read) <= 29 + 2 * 4


def test_what_an_iterable_raises_comes_after_what_came_before(annotator):
    def broken():
        yield from ["Rain in Cork."] * 5
        raise OSError("the archive is torn")

    many = annotator.annotate_many(broken(), 3)
    taken = [next(many) for _ in range(5)]
    assert len(taken) == 5
    with pytest.raises(OSError, match="the archive is torn"):
        next(many)
    with pytest.raises(StopIteration):
        next(many)
    with pytest.raises(StopIteration):
        next(many)


def test_one_bad_document_does_not_cost_the_rest(annotator):
    given = ["Rain in Cork.", b"Rain", {"html": "<p>none</p>"}, "\ud800", {"text": 3}, "Rain in Graz."]
    many = annotator.annotate_many(given, 2)
    came = []
    while True:
        try:
            came.append(next(many).text)
        except StopIteration:
            break
        except (TypeError, ValueError) as error:
            came.append(type(error))
    assert came == ["Rain in Cork.", TypeError, dateline.Refused, ValueError, TypeError, "Rain in Graz."]


def test_an_interrupt_in_the_iterable_is_not_held_back(annotator):
    def interrupted():
        yield from ["Rain in Cork."] * 3
        raise KeyboardInterrupt

    many = annotator.annotate_many(interrupted(), 2)
    with pytest.raises(KeyboardInterrupt):
        next(many)
    assert len(list(many)) == 3


def test_an_interrupt_from_the_terminal_ends_the_waiting_and_loses_nothing(annotator, long_text):
    go = threading.Event()

    def given():
        yield long_text
        go.set()
        yield "Rain in Cork."

    def interrupt():
        go.wait()
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    many = annotator.annotate_many(given(), 2)
    with pytest.raises(KeyboardInterrupt):
        next(many)
    thread.join()
    assert [document.text for document in many] == [long_text, "Rain in Cork."]


@pytest.mark.parametrize("annotate", ["one", "many"])
def test_pythons_lock_is_not_held_while_annotating(annotator, long_text, annotate):
    ready, go, ran = threading.Event(), threading.Lock(), []

    def other():
        ready.set()
        with go:
            ran.append(True)

    go.acquire()
    thread = threading.Thread(target=other)
    thread.start()
    ready.wait()
    # From here on the lock changes hands only where it is given away.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        go.release()
        before = list(ran)
        if annotate == "one":
            annotator.annotate(long_text)
        else:
            next(annotator.annotate_many([long_text]))
        after = list(ran)
    finally:
        sys.setswitchinterval(interval)
        thread.join()
    assert (before, after) == ([], [True])


def test_ten_threads_share_an_annotator(annotator):
    expected = [annotator.annotate(text).to_json() for text in TEXTS]
    found: dict[int, list[str]] = {}

    def work(number: int) -> None:
        if number % 2:
            found[number] = [annotator.annotate(text).to_json() for text in TEXTS * 5]
        else:
            found[number] = [one.to_json() for one in annotator.annotate_many(TEXTS * 5, 2)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: expected * 5 for number in range(10)}


def test_an_iterator_that_asks_itself_says_so(annotator):
    holder: list = []

    def given():
        yield "Rain in Cork."
        next(holder[0])

    holder.append(annotator.annotate_many(given(), 1))
    next_two = []
    with pytest.raises(RuntimeError):
        for document in holder[0]:
            next_two.append(document)
    assert len(next_two) == 1


def test_what_is_no_archive_is_refused_at_once(annotator):
    for bad in ("Rain in Cork.", b"Rain", {"text": "Rain"}):
        with pytest.raises(TypeError, match="many documents"):
            annotator.annotate_many(bad)
    with pytest.raises(TypeError):
        annotator.annotate_many(3)
    for jobs, error in [(0, ValueError), (-1, ValueError), (1.5, TypeError), ("2", TypeError)]:
        with pytest.raises(error, match="jobs"):
            annotator.annotate_many(["Rain"], jobs)
    many = annotator.annotate_many([], 2)
    assert iter(many) is many and not isinstance(many, types.GeneratorType)
    assert list(many) == []


def test_memory_is_bounded(tmp_path):
    """The process may not have more than some documents at once: the archive is larger than what it is given."""
    script = """
import resource, sys
import dateline
text = "Rain in Cork. " + "x" * 1_000_000
def archive():
    for number in range(700):
        yield text + str(number)
annotator = dateline.Annotator()
annotator.annotate(text)
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 1 << 33
resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 29), -1))
print(sum(len(one.places) for one in annotator.annotate_many(archive(), 2)))
"""
    assert in_new_process(script) == "700\n"


FORKED = """
import os, sys, threading, warnings
warnings.simplefilter("ignore")
import dateline
annotator = dateline.Annotator()
here = annotator.annotate("Rain in Cork.").to_json()
begun = annotator.annotate_many(["Rain in Cork."] * 100, 2)
next(begun)
child = os.fork()
if child == 0:
    status = 1
    try:
        assert annotator.annotate("Rain in Cork.").to_json() == here
        assert [one.to_json() for one in annotator.annotate_many(["Rain in Cork."] * 20, 2)] == [here] * 20
        try:
            next(begun)
        except RuntimeError as error:
            status = 0 if "forked" in str(error) else 2
    finally:
        os._exit(status)
assert os.waitpid(child, 0)[1] == 0
assert len(list(begun)) == 99

import multiprocessing
def work(text):
    return annotator.annotate(text)
for method in ("fork", "spawn") if __name__ == "__main__" and len(sys.argv) > 1 else ("fork",):
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert [one.to_json() for one in pool.map(work, ["Rain in Cork."] * 10)] == [here] * 10
print("done")
"""


def test_after_a_fork_annotators_work_and_what_was_begun_says_that_it_does_not():
    assert in_new_process(FORKED) == "done\n"


def test_a_process_ends_though_threads_still_work(long_text):
    script = """
import dateline
many = dateline.Annotator().annotate_many(["Rain in Cork.", *["Police in Szeged said so. " * 50000] * 8], 3)
print(next(many).text)
"""
    assert in_new_process(script) == "Rain in Cork.\n"
