"""Which part of a field is seen: its result, never its code (17.16)."""

from synthkit.readers.docx.xml import Element, attribute, name

_CHARACTER = name("w:fldChar")


class Fields:
    """Follows the fields of one story, which may begin in one paragraph and end in another.

    A field that is never ended would hide the rest of the story; such a beginning is not followed.
    """

    def __init__(self, story: Element) -> None:
        self._whole: set[Element] = set()
        self._in_result: list[bool] = []
        begun: list[Element] = []
        for character in story.iter(_CHARACTER):
            kind = attribute(character, "w:fldCharType")
            if kind == "begin":
                begun.append(character)
            elif kind == "end" and begun:
                self._whole |= {begun.pop(), character}

    @property
    def shown(self) -> bool:
        """Whether what stands here is seen, and no code of a field."""
        return all(self._in_result)

    def meet(self, character: Element) -> None:
        """Go past a field character."""
        kind = attribute(character, "w:fldCharType")
        if kind == "begin" and character in self._whole:
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and character in self._whole and self._in_result:
            self._in_result.pop()

    def skip(self, element: Element) -> None:
        """Go past all field characters within something that is not read."""
        for character in element.iter(_CHARACTER):
            self.meet(character)
