import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

import diplotext
from diplotext import WorkerError, extract, extract_many, load
from diplotext.interop.stream import Item

TEXTS = [f"On {day} May 2024, President Ana Lund paid a working visit to Norway." for day in range(1, 20)]


@pytest.mark.model
def test_streamed_equals_one_by_one_equals_two_processes_equals_four_threads() -> None:
    one_by_one = [extract(text, published="2024-05-30") for text in TEXTS]
    pairs: list[Item] = [(text, "2024-05-30") for text in TEXTS]
    assert list(extract_many(pairs)) == one_by_one
    assert list(extract_many(pairs, n_process=2, batch_size=3)) == one_by_one
    assert list(extract_many(pairs, n_process=2, nlp=load())) == one_by_one
    results: dict[int, Any] = {}

    def work(number: int) -> None:
        results[number] = list(extract_many(pairs))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(results[number] == one_by_one for number in range(4))


@pytest.mark.model
@pytest.mark.parametrize("n_process", [1, 2])
def test_a_fault_in_one_document_does_not_lose_the_others(n_process: int) -> None:
    items: list[Any] = [{"id": 7, "text": TEXTS[0], "published": ""}, {"id": "b"}, None, (TEXTS[0],), (TEXTS[0], "May")]
    results = list(extract_many([*items, TEXTS[1]], n_process=n_process))
    assert [result.id for result in results] == ["7", "b", None, None, None, None]
    faults = [result.error and result.error.partition(":")[0] for result in results]
    assert faults == [None, "ValueError", "TypeError", "ValueError", "ValueError", None]


@pytest.mark.model
def test_a_mapping_tells_the_home() -> None:
    items: list[Item] = [
        {"text": "They met.", "home": "SG"},
        {"text": "They met.", "home": ""},
        {"text": "a", "home": 1},
    ]
    results = list(extract_many(items))
    assert [result.home for result in results] == ["SG", None, None]
    assert results[2].error
    assert results[2].error.startswith("TypeError: home")


@pytest.mark.model
def test_the_input_is_read_as_the_results_are_taken_and_leaving_early_ends_the_workers() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXTS[0]

    stream = extract_many(endless(), n_process=2, batch_size=2)
    assert next(stream).error is None
    assert len(multiprocessing.active_children()) == 2
    stream.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
    assert taken < 20


@pytest.mark.model
def test_a_killed_worker_gives_an_error_that_names_the_document() -> None:
    items: list[Item] = [{"id": f"d{number}", "text": TEXTS[0] * 20} for number in range(500)]
    stream = extract_many(items, n_process=2, batch_size=2)
    next(stream)
    victim = multiprocessing.active_children()[0].pid
    assert victim is not None
    os.kill(victim, signal.SIGKILL)
    with pytest.raises(WorkerError, match=r"exit code -9 while it read document \d+ \(id 'd\d+'\)"):
        list(stream)
    assert not multiprocessing.active_children()


@pytest.mark.model
def test_an_interrupt_ends_a_parallel_stream_cleanly() -> None:
    script = """
        import itertools, signal, diplotext
        if __name__ == "__main__":
            # a shell starts what runs in the background with the interrupt ignored
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                for result in diplotext.extract_many(itertools.repeat("A visit."), n_process=2):
                    print("go", flush=True)
            except KeyboardInterrupt:
                print("stopped", flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "go\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (out.splitlines()[-1], err) == ("stopped", "")


def test_a_callers_mistakes_are_told_at_once() -> None:
    with pytest.raises(TypeError, match=r"pass \[text\] for one"):
        extract_many("a text")
    with pytest.raises(ValueError, match="at least 1"):
        extract_many([], n_process=0)


@pytest.mark.model
def test_progress_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(extract_many(TEXTS[:3], progress=True))) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "3/3" in captured.err


@pytest.mark.model
@pytest.mark.long
def test_memory_does_not_grow_over_fifty_thousand_documents() -> None:
    psutil = pytest.importorskip("psutil")
    process = psutil.Process()
    texts = (f"Minister Name{n} Surname{n} visited Town{n} on 3 May. He said: “Word{n} it is.”" for n in range(50_000))
    after_first = 0
    for number, _ in enumerate(extract_many(texts)):
        if number == 5_000:
            after_first = process.memory_info().rss
    assert process.memory_info().rss < 1.05 * after_first


@pytest.mark.model
@pytest.mark.long
def test_twenty_thousand_documents_come_in_order_and_in_constant_memory() -> None:
    psutil = pytest.importorskip("psutil")
    process = psutil.Process()
    items = ({"id": n, "text": f"Minister Name{n} visited Town{n} on {n % 28 + 1} May."} for n in range(20_000))
    after_first = 0
    numbers = []
    for number, result in enumerate(extract_many(items)):
        numbers.append(result.id)
        if number == 19_999:
            assert process.memory_info().rss < 1.05 * after_first
        elif number == 8_000:
            after_first = process.memory_info().rss
    assert numbers == [str(n) for n in range(20_000)]


@pytest.mark.model
@pytest.mark.long
def test_two_processes_are_much_faster_than_one() -> None:
    texts = [" ".join(TEXTS)] * 400

    def seconds(n_process: int) -> float:
        stream = diplotext.extract_many(texts, n_process=n_process)
        next(stream)
        start = time.perf_counter()
        list(stream)
        return time.perf_counter() - start

    assert seconds(1) > 1.7 * seconds(2)
