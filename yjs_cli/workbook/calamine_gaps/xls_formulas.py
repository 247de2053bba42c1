"""Whether a formula of an .xls can only result in a number, by its tokens ([MS-XLS] 2.5.198).

LibreOffice stores the number 0 as the text result of a formula that it has not recalculated, for instance when it
converts an .ods. Read as an answer, that 0 would be No.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise

# The build of the recalculation engine that LibreOffice and OpenOffice name in every .xls.
LIBREOFFICE_BUILD = 0x00018D54

_TEXT, _ATTRIBUTES, _FUNCTION, _FUNCTION_OF_N = 0x17, 0x19, 0x21, 0x22
_IF, _CHOOSE = 1, 100
_JUMP_TABLE, _GOTO, _SUM = 0x04, 0x08, 0x10  # kinds of attribute token

# Arithmetic, comparison, negation, percentage; a truth value, a whole number, a number.
_NUMBER_TOKENS = frozenset((*range(0x03, 0x08), *range(0x09, 0x0F), 0x13, 0x14, 0x1D, 0x1E, 0x1F))
_TRANSPARENT = frozenset((0x12, 0x15))  # unary plus, brackets

# Functions by their numbers in [MS-XLS] 2.5.198.17.
_NUMBER_FUNCTIONS = frozenset({
    "COUNT": 0, "ISNA": 2, "ISERROR": 3, "SUM": 4, "AVERAGE": 5, "MIN": 6, "MAX": 7, "ROW": 8, "COLUMN": 9, "ABS": 24,
    "INT": 25, "ROUND": 27, "LEN": 32, "VALUE": 33, "AND": 36, "OR": 37, "NOT": 38, "MOD": 39, "MATCH": 64, "DATE": 65,
    "ISERR": 126, "ISTEXT": 127, "ISNUMBER": 128, "ISBLANK": 129, "COUNTA": 169, "PRODUCT": 183, "ROUNDUP": 212,
    "ROUNDDOWN": 213, "DAYS360": 220, "TODAY": 221, "SUMPRODUCT": 228, "SUMIF": 345, "COUNTIF": 346, "COUNTBLANK": 347,
}.values())  # fmt: skip

# Bytes of each token, without the class (reference, value or array) in its two upper bits of operands.
_LENGTHS = {
    0x01: 5, 0x02: 5, **dict.fromkeys(range(0x03, 0x17), 1), 0x1C: 2, 0x1D: 2, 0x1E: 3, 0x1F: 9,
    0x20: 8, 0x21: 3, 0x22: 4, 0x23: 5, 0x24: 5, 0x25: 9, 0x26: 7, 0x27: 7, 0x28: 7, 0x29: 3, 0x2A: 5, 0x2B: 9,
    0x2C: 5, 0x2D: 9, 0x39: 7, 0x3A: 7, 0x3B: 11, 0x3C: 7, 0x3D: 11,
}  # fmt: skip


def is_certainly_a_number(formula: bytes) -> bool:
    """Whether a formula can only result in a number or a truth value. False if in doubt, or if it is damaged.

    ``formula`` is the tokens of a formula in Excel 97 to 2003, in postfix order: the last operation comes last.
    """
    try:
        tokens = [token for token in _tokens(formula) if token[0] not in _TRANSPARENT]
    except (IndexError, KeyError, struct.error):
        return False
    if not tokens:
        return False
    if not _is_choice(tokens[-1]):
        return _gives_a_number(tokens[-1])
    # Each branch of IF or CHOOSE ends with a jump to the end of the whole.
    branches = [before for before, token in pairwise(tokens) if _is_goto(token)]
    return bool(branches) and all(_is_choice(branch) or _gives_a_number(branch) for branch in branches)


def _tokens(formula: bytes) -> Iterator[bytes]:
    """The tokens one by one, each beginning with its kind without its class."""
    position = 0
    while position < len(formula):
        kind = formula[position]
        if kind & 0x60:  # the class of an operand
            kind = kind & 0x1F | 0x20
        if kind == _TEXT:
            length = 3 + formula[position + 1] * (2 if formula[position + 2] & 1 else 1)
        elif kind == _ATTRIBUTES:
            length = 4
            if formula[position + 1] & _JUMP_TABLE:
                length += 2 * (struct.unpack_from("<H", formula, position + 2)[0] + 1)
        else:
            length = _LENGTHS[kind]
        yield bytes([kind]) + formula[position + 1 : position + length]
        position += length


def _gives_a_number(token: bytes) -> bool:
    kind = token[0]
    if kind == _ATTRIBUTES:
        return bool(token[1] & _SUM)
    return kind in _NUMBER_TOKENS or _function(token) in _NUMBER_FUNCTIONS


def _is_choice(token: bytes) -> bool:
    return _function(token) in {_IF, _CHOOSE}


def _is_goto(token: bytes) -> bool:
    return token[0] == _ATTRIBUTES and bool(token[1] & _GOTO)


def _function(token: bytes) -> int | None:
    """The number of the function that a token calls, or None if it calls none."""
    if token[0] == _FUNCTION:
        return int(struct.unpack_from("<H", token, 1)[0])
    if token[0] == _FUNCTION_OF_N:
        return int(struct.unpack_from("<H", token, 2)[0]) & 0x7FFF
    return None
