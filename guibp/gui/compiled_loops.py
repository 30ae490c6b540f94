"""The compiled loops, for all in the window who can work quicker with them once they are there."""

from __future__ import annotations

from guibp.engine.kernel import Kernel, KernelLoading


class CompiledLoops:
    """Loaded, or compiled first, beside the window when somebody first asks for them."""

    def __init__(self) -> None:
        self._loading: KernelLoading | None = None

    def begin(self) -> None:
        """See to it that they come."""
        if self._loading is None:
            self._loading = KernelLoading()
            self._loading.start()

    @property
    def kernel(self) -> Kernel | None:
        """The loops, when they are there."""
        return None if self._loading is None else self._loading.kernel

    @property
    def are_settled(self) -> bool:
        """Whether they are there, or will not come."""
        loading = self._loading
        return loading is not None and not (loading.kernel is None and loading.error is None)

    def stop(self) -> None:
        """Want them no more, and wait for what is at work."""
        if self._loading is not None:
            self._loading.stop()
