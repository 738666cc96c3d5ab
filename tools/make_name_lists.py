"""Makes the lists of names that are shipped from those of the package faker.

    pip install 'faker==40.63.0'
    python tools/make_name_lists.py

`synthkit.text.name_lists` reads them. faker itself takes a quarter of a second to load, for four
lists of words; its data stands under MIT.
"""

import importlib
from collections.abc import Iterable, Sequence
from pathlib import Path

TEXT = Path(__file__).resolve().parent.parent / "src" / "synthkit" / "text"
# The names of the countries that people come from. The long list "en" of faker is left out: nearly
# every word is a name there.
ELSEWHERE = (
    *("cs_CZ", "da_DK", "de_DE", "en_GB", "en_IN", "en_KE", "en_PK", "en_US", "es_CO", "es_ES"),
    *("et_EE", "fi_FI", "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "id_ID", "it_IT", "lt_LT", "lv_LV"),
    *("nl_NL", "no_NO", "pl_PL", "pt_PT", "ro_RO", "sl_SI", "sw", "tr_TR", "vi_VN", "yo_NG"),
)
HEAD = """\
# Made by tools/make_name_lists.py from the package faker {version}, {locales}
# Copyright (c) 2012 Daniele Faraglia and contributors, under the MIT licence
"""
WIDTH = 110


def main() -> None:
    write(TEXT / "sv" / "names", "listed", ("sv_SE",))
    write(TEXT / "names", "elsewhere", ELSEWHERE)


def write(folder: Path, which: str, locales: Sequence[str]) -> None:
    import faker

    head = HEAD.format(version=faker.VERSION, locales=" ".join(locales))
    folder.mkdir(exist_ok=True)
    for name, beginning in (("given_names", "first_name"), ("surnames", "last_name")):
        names = {entry for locale in locales for entry in listed(locale, beginning)}
        path = folder / f"{name}_{which}.txt"
        path.write_text(head + "\n".join(lines(sorted(names))) + "\n", "utf-8", newline="\n")


def listed(locale: str, beginning: str) -> Iterable[str]:
    """The names of one of faker's languages whose lists begin so."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute, values in vars(provider).items():
        if attribute.startswith(beginning) and isinstance(values, (tuple, list, dict)):
            yield from filter(is_name, values)


def is_name(entry: object) -> bool:
    return isinstance(entry, str) and len(entry) > 1 and entry[0].isupper() and " " not in entry


def lines(names: Iterable[str]) -> Iterable[str]:
    line = ""
    for name in names:
        if line and len(line) + len(name) + 2 > WIDTH:
            yield line
            line = ""
        line += f", {name}" if line else name
    yield line


if __name__ == "__main__":
    main()
