"""guibp: build a computational graph, and watch values and gradients flow along its edges."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guibp.library import (
        CycleError,
        DatasetError,
        DivergedError,
        DocumentError,
        EditError,
        Evaluation,
        ExplainedStep,
        ExportError,
        ExpressionError,
        FileError,
        ForeignOperationError,
        GradientCheck,
        Graph,
        GuibpError,
        NodeError,
        NumberError,
        PortError,
        TrainingResult,
        TrainingRun,
        UnfinishedGraphError,
        check_gradients,
        compare,
        evaluate,
        export_graph,
        from_micrograd,
        from_node_link,
        from_torch,
        load,
        parse,
        preset,
        presets,
        save,
        steps,
        train,
    )

__all__ = [
    "CycleError",
    "DatasetError",
    "DivergedError",
    "DocumentError",
    "EditError",
    "Evaluation",
    "ExplainedStep",
    "ExportError",
    "ExpressionError",
    "FileError",
    "ForeignOperationError",
    "GradientCheck",
    "Graph",
    "GuibpError",
    "NodeError",
    "NumberError",
    "PortError",
    "TrainingResult",
    "TrainingRun",
    "UnfinishedGraphError",
    "check_gradients",
    "compare",
    "evaluate",
    "export_graph",
    "from_micrograd",
    "from_node_link",
    "from_torch",
    "load",
    "parse",
    "preset",
    "presets",
    "save",
    "steps",
    "train",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """What the library offers, imported when it is first asked for: the window starts without most of it."""
    if name not in __all__:
        raise AttributeError(name)
    from guibp import library

    return getattr(library, name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*__all__, "__version__"])
