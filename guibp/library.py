"""The library: everything that ``import guibp`` offers."""

from guibp.engine.comparing import compare
from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.gradient_check import GradientCheck, check_gradients
from guibp.engine.training import TrainingResult, train
from guibp.engine.training_run import TrainingRun
from guibp.explain.steps import ExplainedStep
from guibp.explain.steps import explain_steps as steps
from guibp.export.displays import find_shell, give_displays, register_displays
from guibp.export.exports import ExportError, export_graph
from guibp.model.document import load, save
from guibp.model.document_reading import from_node_link
from guibp.model.errors import (
    CycleError,
    DatasetError,
    DivergedError,
    DocumentError,
    EditError,
    ExpressionError,
    FileError,
    GuibpError,
    NodeError,
    NumberError,
    PortError,
    UnfinishedGraphError,
)
from guibp.model.expression import parse
from guibp.model.foreign import ForeignOperationError
from guibp.model.graph import Graph
from guibp.model.micrograd_reading import from_micrograd
from guibp.model.presets import preset, presets
from guibp.model.torch_reading import from_torch

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

give_displays()
_shell = find_shell()
if _shell is not None:
    register_displays(_shell)
