"""With units closed, in whichever combination, no number covers another at 100 %."""

import numpy as np
import pytest
from PySide6.QtCore import QObject

from guibp.drawing.boxes import index_boxes
from guibp.drawing.label_places import label_boxes
from guibp.drawing.layout import layered_layout
from guibp.gui.canvas.scene import Scene
from guibp.gui.session import Session
from guibp.model.edits import CollapseGroup, MoveNodes
from guibp.model.presets import preset


@pytest.mark.parametrize("name", ["xor", "xor-lecture"])
@pytest.mark.parametrize("choice", range(1, 8))
def test_no_room_of_a_number_covers_another(qapp: QObject, name: str, choice: int) -> None:
    graph = preset(name)
    for place, group in enumerate(graph.groups):
        if choice >> place & 1:
            graph.apply(CollapseGroup(group.id))
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    session = Session(graph)
    layers = Scene(session).layers
    shown = layers.cables.shown
    boxes = label_boxes(np.vstack((layers.label_places.values[shown], layers.label_places.gradients[shown])))
    first, second = index_boxes(boxes).pairs(boxes)
    assert not (first != second).any()
