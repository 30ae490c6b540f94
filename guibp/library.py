"""The library: everything that ``import guibp`` offers."""

from guibp.engine.comparing import compare
from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.gradient_check import GradientCheck, check_gradients
from guibp.engine.training import TrainingResult, train
from guibp.engine.training_run import TrainingRun
from guibp.explain.steps import ExplainedStep
from guibp.explain.steps import explain_steps as steps
from guibp.model.document import load, save
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
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets

__all__ = [
    "CycleError",
    "DatasetError",
    "DivergedError",
    "DocumentError",
    "EditError",
    "Evaluation",
    "ExplainedStep",
    "ExpressionError",
    "FileError",
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
    "load",
    "parse",
    "preset",
    "presets",
    "save",
    "steps",
    "train",
]
