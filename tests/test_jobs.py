"""Long work elsewhere: results as they come, a stop, a fault, one job after the other."""

import os
import select
import subprocess
import sys
from itertools import count
from operator import itemgetter
from os import abort, getpid
from threading import Event

import pytest

from sysmap import jobs
from sysmap.jobs import BROKEN_OFF, Job


@pytest.fixture(autouse=True)
def own_log(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_every_result_is_taken_in_order_and_counted():
    taken = []
    job = Job(map, abs, [-1, -2, -3], steps=3, take=taken.append)
    job.wait()
    assert (taken, job.done, job.fault, job.is_running) == ([1, 2, 3], 3, "", False)


def test_the_work_is_done_by_another_process():
    taken = []
    Job(map, eval, ["__import__('os').getpid()"], steps=1, take=taken.append).wait()
    assert taken != [getpid()]
    assert len(taken) == 1


def test_work_without_end_is_stopped_and_what_came_stays():
    taken, came = [], Event()

    def take(number):
        taken.append(number)
        came.set()

    job = Job(count, steps=10, take=take)
    assert came.wait(60)
    job.stop()
    job.wait()
    assert job.stopped
    assert not job.is_running
    assert job.fault == ""
    assert taken[:1] == [0]


def test_a_fault_is_told_in_a_line_with_an_id_and_never_with_its_value():
    job = Job(map, int, ["a name"], steps=1, take=abs)
    job.wait()
    assert job.fault.startswith("a fault of ours (")
    assert "a name" not in job.fault


def test_a_process_that_is_gone_says_so():
    job = Job(map, itemgetter(0), [[1]], steps=1, take=abs)
    job.wait()
    assert job.fault == ""
    job = Job(abort, steps=1, take=abs)
    job.wait()
    assert job.fault == BROKEN_OFF


def test_the_second_job_waits_for_the_first_and_may_be_stopped_before_its_turn():
    came = Event()
    first = Job(count, steps=10, take=lambda _: came.set())
    assert came.wait(60)
    second = Job(map, abs, [1], steps=1, take=abs)
    assert second.is_running
    assert jobs._TURN.locked()
    second.stop()
    first.stop()
    second.wait()
    first.wait()
    assert (second.done, second.fault) == (0, "")


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux can watch another's child")
def test_the_work_ends_with_whoever_started_it_however_that_ended():
    code = """
import signal
from sysmap.jobs import Job
job = Job(iter, signal.pause, None, steps=1, take=abs)
print(job._process.pid, flush=True)
signal.pause()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as whoever:
        work = os.pidfd_open(int(whoever.stdout.readline()))
        assert select.select([work], [], [], 0)[0] == []
        whoever.kill()
        assert select.select([work], [], [], 60)[0] == [work]
    os.close(work)
