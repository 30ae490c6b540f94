"""The preferences: what guibp speaks, looks like and begins with; every choice is in force at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from guibp.gui.last_time_choice import LAST_TIME, START, START_PAGE, choose_start, wants_last_time
from guibp.gui.preferences import settings_news
from guibp.gui.preferences_rows import ActionChoice, ActionSwitch
from guibp.gui.roles import Role, make_label

_LANGUAGES = ("language_system", "language_english", "language_korean")
_THEMES = ("theme_system", "theme_light", "theme_dark", "theme_contrast")
_WHEELS = ("wheel_auto", "wheel_mouse", "wheel_touchpad")
_KINDS = (LAST_TIME, START_PAGE)


class PreferencesDialog(QDialog):
    """Shows what the menus say too; the graph can be worked on beside it."""

    def __init__(self, actions: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("preferences_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # In this order Tab goes through them.
        self._language = ActionChoice("preferences_language", [actions[one] for one in _LANGUAGES], self)
        self._theme = ActionChoice("preferences_theme", [actions[one] for one in _THEMES], self)
        self._start = QComboBox(self)
        self._start.setObjectName("preferences_start")
        self._start.addItems(["" for _ in _KINDS])
        self._start.activated.connect(self._choose_start)
        self._wheel = ActionChoice("preferences_wheel", [actions[one] for one in _WHEELS], self)
        self._snap = ActionSwitch("preferences_snap", actions["view_snap"], self)
        self._minimap = ActionSwitch("preferences_minimap", actions["view_minimap"], self)
        settings_news().stored.connect(self._follow_setting)
        self._labels = {
            field: QLabel(self) for field in (self._language, self._theme, self._start, self._wheel)
        }
        self._headings = tuple(make_label("", Role.HEADING, self) for _ in range(3))
        self._buttons = self._make_buttons()
        self._arrange()
        self._write()
        self._show_start()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def restore_defaults(self) -> None:
        """Everything as it was at the first start."""
        for choice in (self._language, self._theme, self._wheel, self._snap, self._minimap):
            choice.restore_default()
        choose_start(LAST_TIME)

    def _choose_start(self, place: int) -> None:
        choose_start(_KINDS[place])

    def _follow_setting(self, key: str) -> None:
        if key == START:
            self._show_start()

    def _show_start(self) -> None:
        self._start.setCurrentIndex(_KINDS.index(LAST_TIME if wants_last_time() else START_PAGE))

    def _make_buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Close | standard.RestoreDefaults, self)
        buttons.rejected.connect(self.close)
        restore = buttons.button(standard.RestoreDefaults)
        restore.setObjectName("preferences_defaults")
        restore.clicked.connect(self.restore_defaults)
        return buttons

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        interface, start, canvas = self._headings
        self._add_section(form, interface, self._language, self._theme)
        self._add_section(form, start, self._start)
        self._add_section(form, canvas, self._wheel)
        form.addRow("", self._snap)
        form.addRow("", self._minimap)
        self._buttons.setContentsMargins(0, 10, 0, 0)
        form.addRow(self._buttons)

    def _add_section(self, form: QFormLayout, heading: QLabel, *fields: QComboBox) -> None:
        heading.setContentsMargins(0, 10 if form.rowCount() else 0, 0, 0)
        form.addRow(heading)
        for field in fields:
            label = self._labels[field]
            label.setBuddy(field)
            # As high as its field, so that both stand on one line.
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            form.addRow(label, field)

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        titles = (self.tr("Interface"), self.tr("At the start"), self.tr("Canvas"))
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title.upper())
        self._labels[self._language].setText(self.tr("&Language"))
        self._labels[self._theme].setText(self.tr("&Theme"))
        self._labels[self._start].setText(self.tr("&Open"))
        self._labels[self._wheel].setText(self.tr("&Wheel"))
        for place, text in enumerate((self.tr("what was open last time"), self.tr("the start page"))):
            self._start.setItemText(place, text)


class Preferences(QObject):
    """Opens the dialog over a window, one at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open(self) -> None:
        """Show the preferences."""
        found: object = self._window.findChild(PreferencesDialog)
        actions = {action.objectName(): action for action in self._window.findChildren(QAction)}
        dialog = found if isinstance(found, PreferencesDialog) else PreferencesDialog(actions, self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
