"""Run low-priority tasks in a thread of this process, for the demo, where no worker runs.

Production has a worker and a persistent queue. Here pending tasks are lost at a restart; the next request for
the same result runs them again.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connections, transaction
from django.tasks import TaskResult
from django.tasks.backends.immediate import ImmediateBackend

ONE_AT_A_TIME = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")


class BackgroundBackend(ImmediateBackend):
    """Nobody who publishes waits for a PDF: tasks with a negative priority run in the background."""

    def _execute_task(self, task_result: TaskResult) -> None:
        if task_result.task.priority < 0:
            transaction.on_commit(partial(ONE_AT_A_TIME.submit, self._in_thread, task_result))
        else:
            super()._execute_task(task_result)  # type: ignore[misc]

    def _in_thread(self, task_result: TaskResult) -> None:
        try:
            super()._execute_task(task_result)  # type: ignore[misc]
        finally:
            connections.close_all()
