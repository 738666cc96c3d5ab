"""Small workbooks, as bytes."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.readers.builders import archive

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def rows(*written: Sequence[object], hidden: frozenset[int] = frozenset()) -> str:
    made = []
    for number, values in enumerate(written, 1):
        cells = "".join(
            f'<c r="{chr(65 + at)}{number}"><v>{value}</v></c>'
            if isinstance(value, int | float)
            else cell(f"{chr(65 + at)}{number}", str(value))
            for at, value in enumerate(values)
            if value is not None
        )
        mark = ' hidden="1"' if number in hidden else ""
        made.append(f'<row r="{number}"{mark}>{cells}</row>')
    return f"<sheetData>{''.join(made)}</sheetData>"


def workbook(
    sheets: dict[str, str],
    states: dict[str, str] | None = None,
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of sheets, each with what stands within its root element."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{states.get(name, "visible")}" r:id="r{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    to_sheets = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_P}"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_P}">{to_sheets}</Relationships>',
    }
    for number, inside in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_S}">{inside}</worksheet>'
    return archive({**parts, **(more or {})})
