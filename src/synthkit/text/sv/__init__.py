"""What the program knows of Swedish; `synthkit.text.languages` says what each file is for."""
