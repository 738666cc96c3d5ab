"""What the program knows of English; `synthkit.text.languages` says what each file is for."""
