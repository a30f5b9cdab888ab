"""One submission run in the safest way that this machine allows: plain data comes back.

Three ways, the safest that this machine allows is taken:

- **warm**: bubblewrap, and in it a process loaded once that forks a child in namespaces of its own
  for each submission (`kit.teach.sandbox.warm`);
- **fresh**: bubblewrap around one process a submission, where namespaces cannot be nested;
- **bare**: one process a submission with limits only, where there is no bubblewrap. Refused unless
  asked for, because a submission can then read files and reach the network.

Marking is never done in the sandbox, whichever way is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.teach.sandbox.fresh import FreshRunner
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import CRASHED, Transcript
from kit.teach.sandbox.runners import (
    Lost,
    SandboxUnavailable,
    WarmRunner,
    start_warm,
)

PROTECTIONS = {
    "files": "keeping files outside the scratch folder from being read or changed",
    "network": "keeping the network away",
    "processes": "hiding other processes, and ending all that a submission started",
    "calls": "closing dangerous system calls",
    "count": "limiting the number of processes",
    "limits": "limiting memory and file sizes",
}
"""What a sandbox can protect from; time is limited in every mode."""


class Sandbox:
    """Runs submissions one after another, each kept from the grader and from the next.

    `hidden` lists paths no submission may see, wherever they lie. Use it as a context manager, or
    call `close`. `mode` is "warm", "fresh" or "bare"; `on` and `off` list `PROTECTIONS`.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        hidden: Iterable[Path] = (),
        unsandboxed: bool = False,
        mode: str | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.hidden = tuple(hidden)
        self._runner: WarmRunner | FreshRunner | None = None
        self._stopped = False
        modes = [mode] if mode else ["warm", "fresh", "bare"]
        why: list[str] = []
        for self.mode in modes:
            if self.mode == "bare" and not unsandboxed:
                raise SandboxUnavailable(_refusal(why))
            try:
                self._runner = self._start()
                return
            except SandboxUnavailable as error:
                why.append(f"{self.mode}: {error}")
        raise SandboxUnavailable(_refusal(why))

    def _start(self) -> WarmRunner | FreshRunner:
        if self.mode == "warm":
            return start_warm(self.limits, self.hidden)
        runner = FreshRunner(self.limits, self.hidden, bare=self.mode == "bare")
        if self.mode == "fresh":
            runner.check()
        return runner

    @property
    def _running(self) -> WarmRunner | FreshRunner:
        if self._runner is None:
            raise SandboxUnavailable("the sandbox was never started")
        return self._runner

    @property
    def on(self) -> list[str]:
        """Protections in force."""
        return [name for name in PROTECTIONS if name in self._running.protections]

    @property
    def off(self) -> list[str]:
        """Protections that are missing on this machine or in this mode."""
        return [name for name in PROTECTIONS if name not in self._running.protections]

    def warning(self) -> str:
        """Return one line that names the missing protections; empty where none is."""
        if not self.off:
            return ""
        missing = "; ".join(PROTECTIONS[name] for name in self.off)
        return f"warning: protections off in this run: {missing}"

    def run(
        self,
        cells: Sequence[str | tuple[int, str]],
        code: Mapping[str, Sequence[Any]] | None = None,
    ) -> Transcript:
        """Return what a submission's cells answered.

        `cells` are sources in order (or numbered ones); `code` maps the id of each code question to
        its held-out inputs, one list of arguments a case.
        """
        numbered = [(n, c) if isinstance(c, str) else c for n, c in enumerate(cells)]
        for last_try in (False, True):
            try:
                if self._stopped:
                    return Transcript(ended=CRASHED)
                return self._running.run(numbered, code or {})
            except Lost:
                if self._stopped:
                    return Transcript(ended=CRASHED)
                self._running.close()
                self._runner = self._start()
                if last_try:
                    return Transcript(ended=CRASHED)
        raise AssertionError

    def stop(self) -> None:
        """End the run that goes on in another thread at once; what it brings back is worthless."""
        self._stopped = True
        if self._runner is not None:
            self._runner.stop()

    def close(self) -> None:
        """End the sandbox and all that runs in it."""
        if self._runner is not None:
            self._runner.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _refusal(why: Sequence[str]) -> str:
    reasons = f" ({'; '.join(why)})" if why else ""
    return (
        f"submissions cannot be isolated on this machine{reasons}. Install bubblewrap (Debian and "
        "Ubuntu: apt install bubblewrap), or grade in a Linux machine or container that has it. "
        "--unsandboxed runs them all the same, with your rights over your files and network"
    )
