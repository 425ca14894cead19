"""Tasks that can wait run in a thread of this process: for the demo, where no worker runs.

Production has its own worker and a queue that outlives a restart; here what was still waiting is lost, and
made after all by whatever asks for it next.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from django.db import connections, transaction
from django.tasks.backends.immediate import ImmediateBackend

ONE_AT_A_TIME = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")


class BackgroundBackend(ImmediateBackend):
    """Nobody who publishes waits for a PDF: a priority below zero means that it may come a moment later."""

    def _execute_task(self, task_result: Any) -> None:
        if task_result.task.priority < 0:
            transaction.on_commit(partial(ONE_AT_A_TIME.submit, self._in_thread, task_result))
        else:
            super()._execute_task(task_result)  # type: ignore[misc]

    def _in_thread(self, task_result: Any) -> None:
        try:
            super()._execute_task(task_result)  # type: ignore[misc]
        finally:
            connections.close_all()
