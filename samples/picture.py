"""Draw the picture in README.md: the real terminal output for the sample inspection, exported by Rich."""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from yjs_cli import __version__, load_framework, read_inspection, score
from yjs_cli.output.terminal import draw
from yjs_cli.result import FORMAT_VERSION, Document

SAMPLES = Path(__file__).parent
SAMPLE = "bath-and-north-east-somerset"

framework = load_framework()
result = score(read_inspection(str(SAMPLES / f"{SAMPLE}.xlsx"), framework), framework)
console = Console(file=io.StringIO(), record=True, width=80, force_terminal=True, color_system="truecolor")
draw(Document(FORMAT_VERSION, __version__, framework.name, (result,)), framework, console)
# A readable id instead of the hash that Rich would use.
svg = console.export_svg(title=f"yjs score {SAMPLE}.xlsx", theme=DIMMED_MONOKAI, unique_id="yjs")
# Rich refers to a font on another server. A picture in a README should load nothing.
svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")
(SAMPLES / f"{SAMPLE}.svg").write_text(svg, encoding="utf-8", newline="\n")
