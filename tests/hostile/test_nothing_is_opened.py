"""A workbook can name other files and addresses in many places. None is ever opened."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands.conftest import command_line, environment
from tests.hostile import opendocument
from tests.hostile.archives import packed
from tests.hostile.openxml import (
    BOOK,
    BOOK_TARGETS,
    EVERY,
    SHEET,
    STRINGS,
    cases,
    parts,
    relations,
    row,
    sheet,
    workbook,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


class Elsewhere(NamedTuple):
    """A file and an address that notice when they are opened."""

    file: str
    address: str
    opened: list[str]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    opened: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))

    def watch_the_address() -> None:
        with suppress(OSError):
            while True:
                server.accept()[0].close()
                opened.append("the address")

    threading.Thread(target=watch_the_address, daemon=True).start()
    yield Elsewhere(pipe.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/", opened)
    # Opening a pipe for writing fails unless a reader has it open.
    with suppress(OSError):
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        opened.append("the file")
    server.close()


def hostile_files(file: str, address: str) -> Iterator[tuple[str, bytes]]:
    """Workbooks that name a file and an address in every place that allows one."""
    made = parts()
    for number, part in enumerate(EVERY):
        first, second = (file, address) if number % 2 else (address, file)
        declared = f'<!ENTITY % p SYSTEM "{second}">%p;<!ENTITY a SYSTEM "{first}">'
        xml = str(made[part]).replace("?>\n", f'?>\n<!DOCTYPE x SYSTEM "{first}" [{declared}]>', 1)
        yield f"entity-{number}.xlsx", packed({**made, part: xml.replace("</", "&a;</", 1)})
        if part in {BOOK, SHEET, STRINGS}:
            yield f"outside-{number}.xlsx", packed({**made, part: xml.replace(f" [{declared}]", "")})
    for number, place in enumerate((file, address, "../../../../../../../../etc/passwd", "\\\\host\\x")):
        mode = "" if number % 2 else "External"
        targets = [(identifier, kind, place) for identifier, kind, _ in BOOK_TARGETS]
        yield f"targets-{number}.xlsx", workbook(relations=relations(targets, mode))
        further = [*BOOK_TARGETS, ("rId9", "externalLink", place), ("rId8", "image", place)]
        yield f"link-{number}.xlsx", workbook(relations=relations(further, mode))
        yield f"top-{number}.xlsx", workbook(top=relations([("rId1", "officeDocument", place)], mode))
    formula = f"HYPERLINK(&quot;{address}&quot;)&amp;WEBSERVICE(&quot;{address}&quot;)&amp;'{file}'!A1"
    yield "formula.xlsx", workbook(sheet=sheet(cases(row(4, [f"<c><f>{formula}</f></c>"]))))
    for number, place in enumerate((file, address)):
        yield (
            f"link-{number}.ods",
            opendocument.workbook(
                opendocument.cases(
                    f'<table:table-source xlink:href="{place}"/>'
                    + opendocument.row([opendocument.cell(f'<text:a xlink:href="{place}">x</text:a>')])
                )
            ),
        )
        entity = opendocument.content(opendocument.table(opendocument.cases())).replace(
            "?>\n", f'?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "{place}">]>', 1
        )
        yield f"entity-{number}.ods", opendocument.workbook(xml=entity.replace("A-1", "&a;"))
    yield "formula.csv", f'Case ID,2.1.1\n1,Yes\n"=WEBSERVICE(""{address}"")",No\n'.encode()


def test_files_and_addresses_named_in_a_workbook_are_not_opened(tmp_path: Path, elsewhere: Elsewhere) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in hostile_files(elsewhere.file, elsewhere.address):
        (folder / name).write_bytes(content)
    names = sorted(path.name for path in folder.iterdir())
    # A process that opened the pipe would wait there forever, until this limit ends it.
    ran = subprocess.run(
        command_line("check", "--format", "json", *names),
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode in {1, 2}, ran.stderr
    assert b"fault in yjs" not in ran.stderr
    assert elsewhere.opened == []


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="needs strace")
def test_process_opens_only_the_input_file_and_pythons_own(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    chosen = {"entity-5.xlsx", "targets-0.xlsx", "link-1.xlsx", "formula.xlsx", "link-0.ods"}
    for name, content in hostile_files("file:///etc/hostname", "http://127.0.0.1:9/"):
        if name in chosen:
            (tmp_path / "files" / name).write_bytes(content)
    names = sorted(chosen)
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=open,openat,connect", "-o", str(trace), *command_line("check", *names)],
        cwd=tmp_path / "files",
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    called = trace.read_text(encoding="utf-8", errors="replace")
    assert "connect(" not in called
    opened = {match[1] for match in re.finditer(r'open(?:at)?\([^"]*"([^"]*)".*\) = \d', called)}
    python = (
        sys.prefix,
        sys.base_prefix,
        "/usr",
        "/lib",
        "/proc",
        "/sys",
        "/dev",
        "/etc/ld.so",
        "/etc/localtime",
        "/etc/mime",
        "/etc/ssl/openssl.cnf",  # OpenSSL reads its settings when pandas loads PyArrow, if that is installed
    )
    ours = (str(Path(__file__).parents[2]), str(tmp_path / "files"))  # Python also looks for modules here
    elsewhere = {name for name in opened if not name.startswith((*python, *ours))}
    assert elsewhere - set(sys.path) == set(names)  # Python lists each folder of its path
