"""Opening: what a double click opens, by what is under it: a line edit, a closed group, or the search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from guibp.gui.canvas.beginning import notes_of
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.hit import Hit, find_name
from guibp.gui.canvas.inline_editing import InlineEditing
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.titles import is_on_title
from guibp.gui.canvas.viewing import Viewing
from guibp.gui.unfolding import fold_clearly
from guibp.model.edits import CollapseGroup, ExpandGroup


class Opening:
    """The double clicks of one canvas."""

    def __init__(
        self,
        scene: Scene,
        viewing: Viewing,
        editing: InlineEditing,
        edit_note: Callable[[str], None],
        search: Callable[[QPointF], None],
    ) -> None:
        self._scene, self._viewing = scene, viewing
        self._edit, self._rename = editing.open, editing.open_title
        self._edit_note, self._search = edit_note, search

    def open_at(self, place: QPointF) -> bool:
        """Open what is at a place of the viewport; answers whether there was anything to open."""
        layers, view = self._scene.layers, self._scene.view
        x, y = view.to_scene(place.x(), place.y())
        hit = self._scene.hit_at(x, y)
        if hit.frame is not None and is_on_title(layers, hit.frame, x):
            self._rename(hit.frame)
            return True
        if hit.card is not None or hit.frame is not None:
            self._fold(hit)
            return True
        notes = notes_of(self._scene, hit)
        name = find_name(layers, x, y) if hit.is_empty or hit.socket or notes else None
        node = hit.node or name
        if node is not None:
            self._scene.session.selection.select((node,))
            self._edit(node)
            return True
        if notes:
            self._edit_note(notes[0])
            return True
        if hit.is_empty:
            self._search(place)
        return hit.is_empty

    def _fold(self, hit: Hit) -> None:
        """Open a closed group; close the group whose title this is, and choose the box."""
        session = self._scene.session
        if hit.card is not None:
            if session.graph.group_record(hit.card).collapsed:
                self._do(ExpandGroup(hit.card))
            self._enter(hit.card)
        elif hit.frame is not None and self._do(CollapseGroup(hit.frame)):
            session.selection.select(members_within(session.graph, hit.frame))

    def _do(self, fold: CollapseGroup | ExpandGroup) -> bool:
        session = self._scene.session
        return session.try_do(fold_clearly(session.graph, session.placement, (fold,)))

    def _enter(self, group: str) -> None:
        """Come so near to a group that it is open, if it is closed by the zoom alone."""
        outline = self._scene.layers.bodies.outlines.get(group)
        if outline is not None:
            self._viewing.enter(outline, group_storeys(self._scene.session.graph)[group])
