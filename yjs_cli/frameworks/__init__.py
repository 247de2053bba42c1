"""The methods that ship with this package, one file each; README.md explains them."""

from pathlib import Path

DEFAULT = "yj-2021"
FOLDER = Path(__file__).parent
