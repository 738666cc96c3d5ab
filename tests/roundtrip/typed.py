"""Edits that python-docx makes as a person does who types, deletes and drags in Word."""

from synthkit.app.adoption import EditKind as Told
from tests.exporters.editing import DISAGREEMENTS, WordFile
from tests.roundtrip.kinds import kind
from tests.roundtrip.workshop import (
    AGAINST,
    FOR,
    MONEY,
    PEOPLE,
    ROOMS,
    SKILLS,
    YARD,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    J,
    K,
    L,
    Said,
)

NEW = "Redaktörens helt egna mening"


@kind()
def nothing_at_all(file: WordFile, said: Said) -> None:
    pass


@kind(Told.REWORD, unanchored=(Told.DROP, Told.ADD))
def other_words(file: WordFile, said: Said) -> None:
    file.reword(file.saying(A), f"{NEW}.")
    said.reword(A, f"{NEW}.")


@kind(Told.REWORD)
def one_word(file: WordFile, said: Said) -> None:
    file.reword(file.saying(B), f"{B.replace('pensionärer', 'hantverkare')}.")
    said.reword(B, f"{B.replace('pensionärer', 'hantverkare')}.")


@kind(Told.REWORD)
def a_stop_left_out(file: WordFile, said: Said) -> None:
    # A line without one is printed with one, so that both say the same.
    file.reword(file.saying(C), f"{C} och verktygen")
    said.reword(C, f"{C} och verktygen.")


@kind(*[Told.REWORD] * 3)
def a_word_replaced_everywhere(file: WordFile, said: Said) -> None:
    for line in (A, B, E):
        now = (
            line.replace("en kväll", "två kvällar")
            .replace("svarven", "fräsen")
            .replace("körer", "band")
        )
        file.reword(file.saying(line), f"{now}.")
        said.reword(line, f"{now}.")


@kind(Told.DROP)
def a_line_deleted(file: WordFile, said: Said) -> None:
    file.delete(file.saying(B))
    said.reword(B)


@kind(Told.DROP)
def a_line_emptied(file: WordFile, said: Said) -> None:
    file.reword(file.saying(B), "")
    said.reword(B)


@kind(Told.DROP)
def the_last_line_of_a_document(file: WordFile, said: Said) -> None:
    file.delete(file.saying(K))
    said.reword(K)


@kind(Told.DROP, Told.DROP)
def a_theme_deleted_with_its_lines(file: WordFile, said: Said) -> None:
    for words in (ROOMS, D, E):
        file.delete(file.saying(words))
    said.reword(D)
    said.reword(E)


@kind(Told.ADD)
def a_line_added(file: WordFile, said: Said) -> None:
    file.add_after(file.saying(A), f"{NEW}.")
    said.add(A, f"{NEW}.")


@kind(Told.ADD)
def a_line_added_first(file: WordFile, said: Said) -> None:
    item = file.add_after(file.saying(A), f"{NEW}.")
    file.put_after(item, file.saying(f"{SKILLS}:"))
    said.add(SKILLS, f"{NEW}.")


@kind(Told.ADD)
def a_line_added_that_is_no_item(file: WordFile, said: Said) -> None:
    file.add_after(file.saying(E), f"{NEW}.").style = file.document.styles["Normal"]
    said.add(E, f"{NEW}.")


@kind(Told.ADD)
def a_line_from_words_default_bullets(file: WordFile, said: Said) -> None:
    added = file.add_after(file.saying(E), f"{NEW}.")
    added.style = file.document.styles.add_style("List Paragraph", 1)
    said.add(E, f"{NEW}.")


@kind(Told.ADD, Told.ADD)
def two_lines_added(file: WordFile, said: Said) -> None:
    file.add_after(file.saying(F), "Plantera ett äppelträd.")
    file.add_after(file.saying(L), "Samla kvitton digitalt.")
    said.add(F, "Plantera ett äppelträd.")
    said.add(L, "Samla kvitton digitalt.")


@kind(Told.REORDER)
def a_line_moved_within_its_theme(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(A), file.saying(C))
    said.put(A, C)


@kind(Told.REORDER)
def a_line_moved_to_another_theme(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(B), file.saying(D))
    said.put(B, D)


@kind(Told.REORDER, Told.REWORD)
def a_line_moved_and_reworded(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(B), file.saying(D))
    file.reword(file.saying(B), f"{B} och borren.")
    said.put(B, D)
    said.reword(B, f"{B} och borren.")


@kind(Told.REORDER)
def a_line_moved_above_the_first_title(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(E), file.saying("Nyckelinsikter"))
    said.reword(E)
    said.add(SKILLS, f"{E}.")


@kind(Told.REORDER)
def a_line_moved_below_the_disagreements(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(A), file.saying("Andra menar"))
    said.put(A, G)


@kind(Told.REORDER)
def the_first_title_deleted(file: WordFile, said: Said) -> None:
    file.delete(file.saying(f"{SKILLS}:"))
    said.themes[1][:2] = [(ROOMS, [f"{line}." for line in (A, B, C, D, E)])]


@kind(Told.MOVE)
def a_line_moved_to_another_question(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(G), file.saying(J))
    said.reword(G)
    said.add(J, f"{G}.")


@kind(Told.MOVE, Told.MOVE)
def a_line_moved_to_each_others_question_and_reworded(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(A), file.saying(L))
    file.put_after(file.saying(J), file.saying(D))
    file.reword(file.saying(A), f"{A} och på lördagar.")
    said.reword(A)
    said.add(L, f"{A} och på lördagar.")
    said.reword(J)
    said.add(D, f"{J}.")


@kind(Told.REORDER)
def two_lines_swapped(file: WordFile, said: Said) -> None:
    file.put_after(file.saying(H), file.saying(L))
    said.put(H, L)


@kind(Told.REORDER)
def a_theme_moved_up(file: WordFile, said: Said) -> None:
    below = file.saying("Nyckelinsikter")
    for words in (G, F, YARD):
        file.put_after(file.saying(words), below)
    said.themes[1].insert(0, said.themes[1].pop())


@kind(Told.RETITLE)
def a_theme_renamed(file: WordFile, said: Said) -> None:
    file.reword(file.saying(f"{ROOMS}:"), "Tak över huvudet:")
    said.retitle(ROOMS, "Tak över huvudet")


@kind(Told.RETITLE)
def a_theme_renamed_without_its_colon(file: WordFile, said: Said) -> None:
    file.reword(file.saying(f"{MONEY}:"), "Ekonomi")
    said.retitle(MONEY, "Ekonomi")


@kind(Told.RETITLE, Told.RETITLE, unanchored=(Told.REORDER,))
def two_titles_swapped(file: WordFile, said: Said) -> None:
    one, other = file.saying(f"{MONEY}:"), file.saying(f"{PEOPLE}:")
    file.reword(one, f"{PEOPLE}:")
    file.reword(other, f"{MONEY}:")
    said.themes[2] = [(PEOPLE, said.themes[2][0][1]), (MONEY, said.themes[2][1][1])]


@kind(Told.REORDER)
def a_theme_dissolved_into_the_one_above(file: WordFile, said: Said) -> None:
    file.delete(file.saying(f"{YARD}:"))
    said.put(F, E)
    said.put(G, F)


@kind(Told.REORDER)
def a_theme_cut_in_two(file: WordFile, said: Said) -> None:
    heading = file.add_after(file.saying(f"{ROOMS}:"), "Ny rubrik:")
    file.put_after(heading, file.saying(A))
    said.themes[1][0:1] = [(SKILLS, [f"{A}."]), ("Ny rubrik", [f"{B}.", f"{C}."])]


@kind(Told.ADD)
def a_theme_with_a_line_of_its_own(file: WordFile, said: Said) -> None:
    heading = file.add_after(file.saying(f"{ROOMS}:"), "Ny rubrik:")
    file.put_after(heading, file.saying(G))
    item = file.add_after(file.saying(F), f"{NEW}.")
    file.put_after(item, heading)
    said.themes[1].append(("Ny rubrik", [f"{NEW}."]))


@kind(Told.REWORD, Told.MERGE)
def two_lines_joined_in_new_words(file: WordFile, said: Said) -> None:
    file.reword(file.saying(A), f"{A} och skriv en handbok om maskinerna.")
    file.delete(file.saying(C))
    said.reword(A, f"{A} och skriv en handbok om maskinerna.")
    said.reword(C)


@kind(Told.REWORD, Told.MERGE)
def two_lines_run_together(file: WordFile, said: Said) -> None:
    file.run_together(file.saying(D), file.saying(E))
    said.reword(D, f"{D}. {E}.")
    said.reword(E)


@kind(Told.REWORD, Told.MERGE, Told.MERGE)
def three_lines_run_together(file: WordFile, said: Said) -> None:
    file.run_together(file.saying(A), file.saying(B))
    file.run_together(file.saying(A), file.saying(C))
    said.reword(A, f"{A}. {B}. {C}.")
    said.reword(B)
    said.reword(C)


@kind(Told.REWORD, Told.MERGE)
def lines_of_two_themes_run_together(file: WordFile, said: Said) -> None:
    file.run_together(file.saying(A), file.saying(F))
    said.reword(A, f"{A}. {F}.")
    said.reword(F)


@kind(Told.REWORD, Told.SPLIT)
def a_line_split_by_enter(file: WordFile, said: Said) -> None:
    file.split(
        file.saying(B), "hur", "Låt pensionärer visa lärlingar.", "Visa hur svarven fungerar."
    )
    said.reword(B, "Låt pensionärer visa lärlingar.", "Visa hur svarven fungerar.")


@kind(Told.REWORD)
def a_side_of_a_disagreement(file: WordFile, said: Said) -> None:
    now = f"Några menar: {FOR}. Andra menar: Vila är viktigast."
    file.reword(file.saying("Andra menar:"), now)
    said.tensions[1] = [now]


@kind(Told.DROP)
def a_disagreement_deleted(file: WordFile, said: Said) -> None:
    for words in (DISAGREEMENTS, AGAINST):
        file.delete(file.saying(words))
    said.tensions[1] = []


@kind(Told.TITLE)
def the_title(file: WordFile, said: Said) -> None:
    file.reword(file.saying("Sammanställning WS 2"), "Det vi kom fram till")


@kind(Told.INTRODUCTION)
def the_introduction(file: WordFile, said: Said) -> None:
    file.reword(file.saying("Detta dokument"), "Så här blev det.")


@kind(Told.INTRODUCTION)
def a_second_paragraph_of_introduction(file: WordFile, said: Said) -> None:
    file.add_after(file.saying("Detta dokument"), "Tack till alla som kom.")


@kind(Told.FRONT)
def a_question_reworded(file: WordFile, said: Said) -> None:
    file.reword(file.saying("2. Vad behöver"), "2. Vilket stöd behövs?")


@kind(Told.QUESTION_GONE)
def a_question_deleted_with_all_under_it(file: WordFile, said: Said) -> None:
    for words in ("2. Vad behöver", MONEY, H, L, PEOPLE, J, K):
        file.delete(file.saying(words))


@kind(Told.COMMENT)
def a_comment_on_a_line(file: WordFile, said: Said) -> None:
    file.comment(file.saying(E), "Vem betalar?")


@kind(Told.COMMENT, Told.REWORD)
def a_comment_on_a_line_that_is_reworded(file: WordFile, said: Said) -> None:
    line = file.saying(E)
    file.reword(line, f"{E} och orkestrar.")
    file.comment(line, "Bättre så?")
    said.reword(E, f"{E} och orkestrar.")


@kind(Told.COMMENT)
def a_comment_on_a_title(file: WordFile, said: Said) -> None:
    file.comment(file.saying(f"{YARD}:"), "Heter den så?")


@kind()
def only_its_looks(file: WordFile, said: Said) -> None:
    for words in (A, F, K):
        for run in file.saying(words).runs:
            run.bold, run.italic, run.underline = True, True, True
            run.font.all_caps = True


@kind()
def empty_lines_and_page_breaks_between(file: WordFile, said: Said) -> None:
    for words in (A, E, H):
        file.add_after(file.saying(words), "")
    file.document.add_page_break()
    file.saying(YARD).paragraph_format.page_break_before = True


@kind()
def spaces_more_or_fewer(file: WordFile, said: Said) -> None:
    file.reword(file.saying(A), f" {A.replace(' ', '  ', 2)}.  ")
    file.reword(file.saying(D), f"{D.replace(' ', chr(0xA0), 1)}.")


@kind(Told.FRONT)
def a_table_put_in(file: WordFile, said: Said) -> None:
    table = file.document.add_table(1, 2)
    table.cell(0, 0).text = "Ansvarig"
    file.saying(G)._element.addnext(table._element)


@kind(Told.REWORD, Told.DROP, Told.ADD, Told.RETITLE, Told.REORDER)
def much_at_once(file: WordFile, said: Said) -> None:
    file.reword(file.saying(f"{SKILLS}:"), "Lärande:")
    file.reword(file.saying(C), f"{C} på lätt svenska.")
    file.put_after(file.saying(E), file.saying(A))
    file.delete(file.saying(B))
    file.add_after(file.saying(G), f"{NEW}.")
    said.reword(C, f"{C} på lätt svenska.")
    said.put(E, A)
    said.reword(B)
    said.add(G, f"{NEW}.")
    said.retitle(SKILLS, "Lärande")


@kind(Told.DROP, Told.ADD)
def a_line_replaced_by_one_on_another_matter(file: WordFile, said: Said) -> None:
    file.delete(file.saying(B))
    file.add_after(file.saying(C), "Köp in skyddsglasögon.")
    said.reword(B)
    said.add(C, "Köp in skyddsglasögon.")


@kind(Told.ADD)
def a_line_copied_and_changed(file: WordFile, said: Said) -> None:
    file.add_after(file.saying(H), "Söka bidrag är roligt för stora firmor.")
    said.add(H, "Söka bidrag är roligt för stora firmor.")


@kind(Told.FRONT)
def a_theme_without_lines(file: WordFile, said: Said) -> None:
    heading = file.add_after(file.saying(f"{ROOMS}:"), "Fylls på sedan:")
    file.put_after(heading, file.saying(G))
