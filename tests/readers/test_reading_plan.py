"""Which files are read, and under which key."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import document_key
from synthkit.readers.reading_plan import Found, Known, Plan, plan

A, B = "/möten/a", "/möten/b"


def found(path: str, content: str = "x", root: str = A) -> Found:
    return Found(root=root, path=path, content_hash=content)


def known(path: str, content: str = "x", root: str = A, **fields: str) -> Known:
    return Known.model_validate(
        {
            "key": document_key(path),
            "root": root,
            "path": path,
            "content_hash": content,
            "reader_version": "1",
        }
        | fields
    )


def planned(
    files: list[Found], documents: list[Known], *roots: str, still_there: tuple[str, ...] = ()
) -> Plan:
    return plan(tuple(files), tuple(documents), roots or (A,), "1", still_there)


def test_a_new_file_is_read_under_the_key_of_its_path():
    file = found("Grupp 1.docx")
    assert planned([file], []) == Plan(to_read=((file, document_key("Grupp 1.docx")),))


def test_a_file_that_did_not_change_is_not_read_again():
    document = known("Grupp 1.docx")
    assert planned([found("Grupp 1.docx")], [document]) == Plan(unchanged=(document,))


def test_a_changed_file_keeps_its_key():
    document = known("Grupp 1.docx", key="kept")
    file = found("Grupp 1.docx", "changed")
    assert planned([file], [document]) == Plan(to_read=((file, "kept"),))


def test_what_an_older_reader_read_is_read_again():
    document = known("Grupp 1.docx", key="kept", reader_version="0")
    file = found("Grupp 1.docx")
    assert planned([file], [document]) == Plan(to_read=((file, "kept"),))


def test_a_renamed_file_keeps_its_key():
    document, file = known("Grupp 1.docx"), found("Bord 1.docx")
    assert planned([file], [document]) == Plan(renamed=((document, file),))


def test_a_copy_of_a_file_that_is_still_there_is_a_file_of_its_own():
    document, copy = known("Grupp 1.docx"), found("Kopia.docx")
    assert planned([found("Grupp 1.docx"), copy], [document]) == Plan(
        unchanged=(document,), to_read=((copy, document_key("Kopia.docx")),)
    )


def test_a_file_that_is_gone_has_vanished():
    document = known("Grupp 1.docx")
    assert planned([], [document]) == Plan(vanished=(document,))


def test_what_lies_in_a_folder_that_was_not_looked_through_has_not_vanished():
    assert planned([], [known("Grupp 1.docx")], B) == Plan()


def test_a_folder_that_moved_keeps_its_keys():
    first, second = known("Grupp 1.docx", "x"), known("Grupp 2.docx", "y")
    same, changed = found("Grupp 1.docx", "x", B), found("Grupp 2.docx", "z", B)
    assert planned([same, changed], [first, second], B) == Plan(
        renamed=((first, same),), to_read=((changed, second.key),)
    )


def test_what_did_not_move_along_with_its_folder_has_vanished():
    first, second = known("Grupp 1.docx"), known("Grupp 2.docx", "y")
    there = found("Grupp 1.docx", root=B)
    assert planned([there], [first, second], B) == Plan(
        renamed=((first, there),), vanished=(second,)
    )


def test_the_same_path_under_another_folder_of_the_same_call_is_another_document():
    document = known("Grupp 1.docx")
    other = found("Grupp 1.docx", "y", B)
    assert planned([found("Grupp 1.docx"), other], [document], A, B) == Plan(
        unchanged=(document,), to_read=((other, document_key("b/Grupp 1.docx")),)
    )


def test_the_same_path_under_a_folder_that_stands_beside_is_another_document():
    document, other = known("Grupp 1.docx"), found("Grupp 1.docx", "y", B)
    assert planned([other], [document], B, still_there=(A,)) == Plan(
        to_read=((other, document_key("b/Grupp 1.docx")),)
    )


def test_two_folders_with_the_same_path_give_it_their_names():
    one, other = found("Grupp 1.docx"), found("Grupp 1.docx", "y", B)
    assert dict(planned([other, one], [], A, B).to_read) == {
        one: document_key("a/Grupp 1.docx"),
        other: document_key("b/Grupp 1.docx"),
    }


def test_folders_of_the_same_name_are_told_apart_by_those_above_them():
    one, other = found("1.docx", root="/vår/ws"), found("1.docx", root="/höst/ws")
    assert dict(planned([one, other], [], "/vår/ws", "/höst/ws").to_read) == {
        one: document_key("vår/ws/1.docx"),
        other: document_key("höst/ws/1.docx"),
    }


def test_a_key_that_is_taken_is_made_longer():
    taken = document_key("Grupp 1.docx")
    document = known("Bord 1.docx", "y", key=taken)
    [(_, key)] = planned([found("Bord 1.docx", "y"), found("Grupp 1.docx")], [document]).to_read
    assert key.startswith(taken)
    assert len(key) == len(taken) + 2


_PLACES = st.tuples(st.sampled_from([A, B, "/c"]), st.sampled_from(["1.docx", "2.docx", "x/1.pdf"]))
_FILES = st.dictionaries(_PLACES, st.sampled_from("xyz")).map(
    lambda by: [found(path, content, root) for (root, path), content in by.items()]
)


@st.composite
def _documents(draw):
    by_place = draw(st.dictionaries(_PLACES, st.sampled_from("xyz")))
    return [
        known(path, content, root, key=f"{number:06x}")
        for number, ((root, path), content) in enumerate(by_place.items())
    ]


_ROOTS = st.lists(st.sampled_from([A, B, "/c"]), unique=True, min_size=1)


@given(_FILES, _documents(), _ROOTS)
def test_every_file_is_dealt_with_once_and_every_key_is_one_document_s(files, documents, roots):
    made = planned(files, documents, *roots)
    dealt = [(f.root, f.path) for f, _ in made.to_read]
    dealt += [(k.root, k.path) for k in made.unchanged]
    dealt += [(f.root, f.path) for _, f in made.renamed]
    assert sorted(dealt) == sorted((f.root, f.path) for f in files)
    keys = [key for _, key in made.to_read] + [k.key for k in (*made.unchanged, *made.vanished)]
    keys += [k.key for k, _ in made.renamed]
    assert len(set(keys)) == len(keys)


@given(_FILES, _documents(), _ROOTS, st.randoms(use_true_random=False))
def test_the_order_of_files_and_documents_does_not_matter(files, documents, roots, chance):
    shuffled = [chance.sample(some, len(some)) for some in (files, documents, roots)]
    assert planned(*shuffled[:2], *shuffled[2]) == planned(files, documents, *roots)
