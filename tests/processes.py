"""Run programs beside a test, as an operator starts them."""

import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import IO

PATIENCE = 120


@dataclass(frozen=True)
class Running:
    process: subprocess.Popen[bytes]
    output: IO[bytes]

    def is_running(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        return Path(self.output.name).read_text(encoding="utf-8", errors="replace")

    def is_listening(self, port: int) -> bool:
        with socket.socket() as connection:
            return connection.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def started(command: str, folder: Path, environment: dict[str, str]) -> Iterator[Running]:
    """Terminate it with all its children at the end of the block."""
    with tempfile.NamedTemporaryFile(suffix=".log") as output:
        process = subprocess.Popen(
            ["bash", "-euc", command],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Running(process, output)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def until(happened: Callable[[], bool], program: Running) -> None:
    """Poll until a condition holds."""
    end = monotonic() + PATIENCE
    while not happened():
        assert program.is_running(), program.said()
        assert monotonic() < end, program.said()
        sleep(0.2)
