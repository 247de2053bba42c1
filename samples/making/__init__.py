"""How the sample workbooks are made: their content, their layout, and saving them."""

import os

# openpyxl writes different bytes if lxml is installed.
os.environ["OPENPYXL_LXML"] = "False"
