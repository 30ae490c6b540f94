"""About guibp: what it is, and the versions of everything, to be copied into a report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from guibp import resources
from guibp.gui.roles import Role, make_label
from guibp.gui.type_scale import scaled
from guibp.versions import list_versions

_ICON = 72
_WIDTH = 340


def list_all_versions() -> Mapping[str, str]:
    """The versions of the libraries and of Qt itself, and last the system with what Qt draws on."""
    versions = dict(list_versions())
    system = f"{versions.pop('system')}, {QGuiApplication.platformName()}"
    return {**versions, "Qt": qVersion(), "system": system}


class AboutDialog(QDialog):
    """Stays beside the graph until it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions = list_all_versions()
        self._title = make_label("", Role.TITLE, self)
        self._purpose = make_label("", Role.PLAIN, self)
        self._purpose.setWordWrap(True)
        self._table = VersionTable(self._versions, self)
        self._copy = QPushButton(self)
        self._copy.setObjectName("about_copy")
        self._copy.clicked.connect(self.copy)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.close)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self._arrange()
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def copy(self) -> None:
        """Put the versions on the clipboard, a line for each."""
        lines = [f"{name} {version}" for name, version in self._versions.items()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._copy.setText(self.tr("Copied"))

    def _write(self) -> None:
        self.setWindowTitle(self.tr("About guibp"))
        self._title.setText(self.tr("guibp {version}").format(version=self._versions["guibp"]))
        self._purpose.setText(
            self.tr("Build a computational graph, and watch values and gradients flow along its edges.")
        )
        self._table.setAccessibleName(self.tr("versions"))
        self._copy.setText(self.tr("&Copy versions"))

    def _arrange(self) -> None:
        icon = QLabel(self)
        icon.setPixmap(QIcon(str(resources.path("icons", "guibp.svg"))).pixmap(scaled(_ICON), scaled(_ICON)))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        for label in (self._title, self._purpose):
            label.setFixedWidth(scaled(_WIDTH))
            texts.addWidget(label)
        texts.addSpacing(8)
        texts.addWidget(self._table)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.addLayout(head)
        layout.addWidget(self._buttons)


class VersionTable(QWidget):
    """Names and versions in two columns, without the first, which the title says."""

    def __init__(self, versions: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_versions")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, version) in enumerate(list(versions.items())[1:]):
            shown = make_label(version, Role.PLAIN, self)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(make_label(name, Role.QUIET, self), row, 0)
            grid.addWidget(shown, row, 1)
