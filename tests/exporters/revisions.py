"""Accepts or rejects the tracked changes of a Word file, as word processors do."""

import io
from typing import Any

import docx
from docx.oxml.ns import qn


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs that hold something, as they read without any tracked change."""
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.text.strip()]


def settled(content: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs once all changes are accepted, or rejected."""
    document: Any = docx.Document(io.BytesIO(content))
    stays, goes = ("w:ins", "w:del") if accepted else ("w:del", "w:ins")
    body = document.element.body
    for paragraph in list(body.iter(qn("w:p"))):
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(goes)}") is not None:
            assert not [run for run in paragraph.findall(qn("w:r")) if run.findall(qn("w:t"))]
            paragraph.getparent().remove(paragraph)
    for mark in list(body.iter(qn(goes))):
        mark.getparent().remove(mark)
    for mark in list(body.iter(qn(stays))):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for text in list(body.iter(qn("w:delText"))):
        text.tag = qn("w:t")
    saved = io.BytesIO()
    document.save(saved)
    return paragraphs(saved.getvalue())
