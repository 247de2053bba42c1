"""How the sample workbooks are made: what they hold, how they are laid out, how they are written."""

import os

# openpyxl writes other bytes where lxml is installed.
os.environ["OPENPYXL_LXML"] = "False"
