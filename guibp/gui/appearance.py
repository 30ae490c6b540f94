"""Appearance: style, palette and style sheet of the whole window, light or dark as the system asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from guibp.gui.theme import Theme


class Appearance(QObject):
    """Keeps the application in the theme that the system asks for, and tells when that is another."""

    changed = Signal(object)
    """The new ``Theme``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = Theme.system()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        self.show_theme(Theme.system())

    def show_theme(self, theme: Theme) -> None:
        """Take on a theme."""
        if theme == self.theme:
            return
        self.theme = theme
        self._apply()
        self.changed.emit(theme)

    def _apply(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        if application.style().name() != "fusion":
            application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(self.theme.widget_palette())
        application.setStyleSheet(write_style_sheet(self.theme))


def write_style_sheet(theme: Theme) -> str:
    """What a palette cannot say: hairlines, the roles of labels, and buttons without bevels."""
    colours = theme.palette
    return f"""
QMainWindow::separator {{ background: {colours.hairline}; width: 1px; height: 1px; }}
QMenuBar {{ background: {colours.panel}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 5px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {colours.canvas}; }}
QToolBar {{ background: {colours.panel}; border: 0; border-bottom: 1px solid {colours.hairline};
    border-top: 1px solid {colours.hairline}; padding: 6px 12px; spacing: 8px; }}
QStatusBar {{ background: {colours.panel}; border-top: 1px solid {colours.hairline};
    color: {colours.quiet}; }}
QStatusBar::item {{ border: 0; }}
QDockWidget {{ font-weight: 600; titlebar-close-icon: none; }}
QLabel[role="title"] {{ font-size: 15px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: 11px; font-weight: 700; color: {colours.quiet}; }}
QLabel[role="quiet"] {{ color: {colours.quiet}; }}
QLabel[role="value"] {{ font-size: 15px; font-weight: 600; color: {colours.value}; }}
QLabel[role="gradient"] {{ font-size: 15px; font-weight: 600; color: {colours.gradient}; }}
QLabel[role="formula"] {{ font-size: 15px; }}
QToolButton[kind="bar"], QPushButton {{ background: {colours.panel}; border: 1px solid {colours.hairline};
    border-radius: 6px; padding: 5px 14px; min-height: 18px; }}
QToolButton[kind="bar"]:hover, QPushButton:hover {{ background: {colours.canvas};
    border-color: {colours.wire}; }}
QToolButton[kind="bar"]:pressed, QPushButton:pressed {{ background: {colours.hairline}; }}
QToolButton[kind="bar"]:disabled, QPushButton:disabled {{ color: {colours.wire}; }}
QToolButton[primary="true"]:disabled {{ background: {colours.hairline}; border-color: {colours.hairline};
    color: {colours.quiet}; }}
QToolButton[kind="bar"]:checked, QToolButton[primary="true"]:enabled, QPushButton[primary="true"] {{
    background: {colours.selection}; border-color: {colours.selection}; color: {colours.panel};
    font-weight: 600; }}
QToolButton[primary="true"]:hover, QPushButton[primary="true"]:hover {{ background: {colours.selection};
    border-color: {colours.text}; }}
QLineEdit {{ background: {colours.panel}; border: 1px solid {colours.hairline}; border-radius: 5px;
    padding: 3px 7px; min-height: 18px; selection-background-color: {colours.selection}; }}
QLineEdit:focus {{ border-color: {colours.selection}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {colours.hairline}; border-radius: 4px; min-height: 24px; min-width: 24px;
    margin: 1px; }}
QScrollBar::handle:hover {{ background: {colours.wire}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabWidget::pane, QTabBar {{ border: 0; }}
QHeaderView::section {{ background: {colours.panel}; border: 0; border-bottom: 1px solid {colours.hairline};
    padding: 4px 8px; color: {colours.quiet}; }}
QTableView {{ gridline-color: {colours.hairline}; }}
QTabBar::tab {{ background: {colours.panel}; color: {colours.quiet}; padding: 7px 14px; border: 0;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {colours.text}; border-bottom: 2px solid {colours.selection}; }}
QToolTip {{ background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.hairline};
    padding: 4px 6px; }}
"""
