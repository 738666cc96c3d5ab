"""The document as PDF, and sheets for notes as PDF to fill in; what both share is set by Typst."""
