"""LibreOffice at work on a Word file, by a macro in its own Basic: no Python of its own needed."""

import shutil
import subprocess
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

SOFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")

# Opens each file, does to it what it is told, and saves it as Word's.
_MODULE: Final = """\
Sub Main
  On Error Goto Failed
{steps}
  stardesktop.terminate()
  Exit Sub
Failed:
  Dim number As Integer
  number = Freefile
  Open ConvertFromUrl("{failed}") For Output As #number
  Print #number, Error$ & " " & Erl
  Close #number
  stardesktop.terminate()
End Sub

Function Opened(url As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Opened = stardesktop.loadComponentFromURL(url, "_blank", 0, hidden())
End Function

Sub Keep(document, url As String)
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(url, filter())
  document.close(True)
End Sub

Sub Menu(document, command As String)
  Dim helper
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, ".uno:" & command, "", 0, Array())
End Sub

Function Saying(document, words As String)
  Dim search
  search = document.createSearchDescriptor()
  search.SearchString = words
  Saying = document.findFirst(search)
End Function

Sub Instead(document, words As String, others As String)
  Dim found
  found = Saying(document, words)
  found.setString(others)
End Sub

' The cursor in the window, at the end of the words; as somebody who clicks there.
Function Clicked(document, words As String)
  Dim cursor
  cursor = document.CurrentController.getViewCursor()
  cursor.gotoRange(Saying(document, words).getEnd(), False)
  Clicked = cursor
End Function

Sub LineBelow(document, words As String, text As String)
  Clicked(document, words).gotoEndOfLine(False)
  Menu(document, "InsertPara")
  document.CurrentController.getViewCursor().setString(text)
End Sub

' Delete at the end of a line, so that the next one goes on there.
Sub RunTogether(document, words As String)
  Clicked(document, words).gotoEndOfLine(False)
  Menu(document, "Delete")
End Sub

Sub WithoutLine(document, words As String)
  Dim cursor
  cursor = document.Text.createTextCursorByRange(Saying(document, words))
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.setString("")
End Sub

Sub Styled(document, words As String, style As String)
  Saying(document, words).ParaStyleName = style
End Sub

Sub OneUp(document, words As String)
  Clicked(document, words)
  Menu(document, "MoveUp")
End Sub
"""
_LIBRARY: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Edits"/>
</library:library>
"""
_MODULE_FILE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" \
script:language="StarBasic">{}</script:module>
"""


def edited_in_libreoffice(folder: Path, **edits: tuple[Path, tuple[str, ...]]) -> dict[str, Path]:
    """Files as LibreOffice saves them after edits, all in one run of it.

    Args:
        folder: where profile and files go; a folder that is not there yet.
        edits: by the name of the file that comes of it, a Word file and what is done to it: calls
            of the macros above, without the document that comes first.
    """
    folder.mkdir(parents=True)
    made = {name: folder / f"{name}.docx" for name in edits}
    steps: list[str] = []
    for name, (path, calls) in edits.items():
        steps.append(f'  document = Opened("{path.absolute().as_uri()}")')
        for call in calls:
            macro, _, given = call.partition(" ")
            steps.append(f"  {macro}(document{', ' if given else ''}{given})")
        steps.append(f'  Keep(document, "{made[name].as_uri()}")')
    failed = folder / "failed.txt"
    module = _MODULE.format(steps="\n".join(steps), failed=failed.as_uri())
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--norestore"]
    # A new profile gets a library of its own first, which ours then takes the place of.
    subprocess.run(
        [*command, "--terminate_after_init"], check=True, capture_output=True, timeout=120
    )
    library = folder / "profile" / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_LIBRARY, "utf-8")
    (library / "Edits.xba").write_text(_MODULE_FILE.format(escape(module)), "utf-8")
    run = [*command, "macro:///Standard.Edits.Main"]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    assert not failed.exists(), failed.read_text("utf-8")
    return made
