"""The application: Qt is started, and what belongs to the whole process is set, before the window opens."""

from __future__ import annotations

import faulthandler
import gc
import locale
import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QLocale, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from guibp import resources
from guibp.gui import create_window
from guibp.gui.crash_report import CrashReport
from guibp.gui.preferences import APPLICATION, ORGANIZATION
from guibp.gui.preflight import display_problem
from guibp.gui.translation import install_translators
from guibp.model.errors import GuibpError
from guibp.sources import describe_refusal
