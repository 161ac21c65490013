"""The named reasons why words mean somebody, and why what several documents name is one; in Swedish and English."""

from __future__ import annotations

INSIDE: dict[str, tuple[str, str]] = {
    "own_body": (
        "Ordet är det som dokumentets eget organ kallas, och inget annat organ i texten gör anspråk på det.",
        "The word is what the document's own body goes by, and nothing else in the text claims it.",
    ),
    "introduced": (
        "Texten har infört namnet i sin fulla form, och bara ett passar.",
        "The text introduced the name in full, and only one fits.",
    ),
    "abbreviation": (
        "Förkortningen är satt till namnet i texten, eller dess bokstäver är namnets.",
        "The text sets the abbreviation to the name, or its letters are the name's.",
    ),
    "only_first_name": (
        "Bara en person i dokumentet har förnamnet.",
        "Only one person of the document has the first name.",
    ),
    "only_surname": (
        "Bara en person i dokumentet har efternamnet.",
        "Only one person of the document has the surname.",
    ),
    "initials": (
        "Bara en person i dokumentet har initialerna.",
        "Only one person of the document has the initials.",
    ),
    "title_and_name": (
        "Titel och namn passar bara en person i dokumentet.",
        "Title and name fit only one person of the document.",
    ),
    "office": (
        "Bara en person i dokumentet har uppdraget eller titeln.",
        "Only one person of the document holds the office or title.",
    ),
    "spelling": (
        "Stavningen skiljer, och bara ett namn i dokumentet ligger nära.",
        "The spelling differs, and only one name of the document is near.",
    ),
    "inflection": (
        "Samma ord i en annan form eller med en preposition mer.",
        "The same words in another form, or with a preposition more.",
    ),
    "scanned": (
        "Skanningen har skadat orden, som bara kan vara detta namn.",
        "The scan broke the words, which can only be this name.",
    ),
    "register": (
        "Referensregistret har namnet, i den korta eller böjda formen.",
        "The reference register has the name, in the short or inflected form.",
    ),
    "near_register_name": (
        "Bara ett namn i registret skiljer i en enda bokstav, i dokumentets län.",
        "Only one name of the register differs in a single letter, in the document's county.",
    ),
}
"""Why other words mean a name inside its document."""

ACROSS: dict[str, tuple[str, str]] = {
    "same_document": (
        "Dokumentet självt; inget annat dokument är samma.",
        "The document alone; no other document names the same.",
    ),
    "same_name": (
        "Samma namn, i dokument utan län.",
        "The same name, in documents without a county.",
    ),
    "same_name_same_county": (
        "Samma namn i samma län; ord för ord, oavsett ordning, form och prepositioner.",
        "The same name in the same county; word for word, in whatever order, form and with whatever prepositions.",
    ),
    "same_name_same_owner": (
        "Samma namn och samma ägare.",
        "The same name and the same owner.",
    ),
    "same_name_same_organization": (
        "Samma fullständiga namn och samma organisation, i samma län.",
        "The same full name and the same organisation, in the same county.",
    ),
    "same_name_same_body": (
        "Samma fullständiga namn i samma organ, i samma län.",
        "The same full name in the same body, in the same county.",
    ),
    "rare_name_same_county": (
        "Samma fullständiga namn i samma län, som färre än en där bör ha enligt namnstatistiken, och högst en "
        "organisation.",
        "The same full name in the same county, which by the statistics of names fewer than one there should bear, "
        "and one organisation at most.",
    ),
    "misread_name_same_organization": (
        "Ett skannat namn som bara skiljer i bokstäver som skanning förväxlar, och samma organisation; "
        "bara ett namn där passar.",
        "A scanned name that differs only in letters that scans confuse, and the same organisation; "
        "only one name there fits.",
    ),
    "misread_name_same_body": (
        "Ett skannat namn som bara skiljer i bokstäver som skanning förväxlar, i samma organ; "
        "bara ett namn där passar.",
        "A scanned name that differs only in letters that scans confuse, in the same body; only one name there fits.",
    ),
    "misread_name_same_county": (
        "Ett namn som bara finns skannat och bara skiljer i bokstäver som skanning förväxlar; "
        "bara ett namn i länet eller registret passar.",
        "A name that only scans have, and that differs only in letters that scans confuse; "
        "only one name of the county or the register fits.",
    ),
    "same_word_same_source": (
        "Ett ord som andra använder om andra, i handlingar av samma organ eller organisation.",
        "A word that others use for others, in papers of the same body or organisation.",
    ),
    "register": (
        "Referensregistrets namn på en region eller kommun.",
        "The reference register's name of a region or municipality.",
    ),
    "short_municipality_name": (
        "Kommunens namn utan ordet kommun, där inget annat heter så.",
        "The municipality's name without the word for it, where nothing else is called so.",
    ),
    "abbreviation_defined_in_text": (
        "Den egna texten sätter förkortningen till namnet, eller alla de i länet som gör det och kan mena samma.",
        "The own text sets the abbreviation to the name, or all those of the county that do and can mean the same.",
    ),
    "same_diary_number": (
        "Samma diarienummer.",
        "The same diary number.",
    ),
    "same_words_same_owner": (
        "Samma ord i namnet, och samma ägare.",
        "The same words in the name, and the same owner.",
    ),
    "same_words_same_county": (
        "Samma ord i namnet, i samma län.",
        "The same words in the name, in the same county.",
    ),
    "same_words": (
        "Samma ord i namnet, i dokument utan län.",
        "The same words in the name, in documents without a county.",
    ),
    "same_task_same_subject": (
        "Samma uppgift till samma, om samma överenskommelse eller ärende, i en senare handling.",
        "The same task of the same, about the same agreement or matter, in a later paper.",
    ),
    "same_task_same_body": (
        "Samma uppgift till samma, i det organets senare handlingar.",
        "The same task of the same, in later papers of that body.",
    ),
    "same_task_same_subject_followed_up": (
        "Samma uppgift om samma sak, som en senare handling följer upp.",
        "The same task about the same thing, which a later paper follows up.",
    ),
    "same_task_same_body_followed_up": (
        "Samma uppgift, som organets senare handling följer upp.",
        "The same task, which a later paper of the body follows up.",
    ),
    "same_task_same_subject_new_day": (
        "Samma uppgift om samma sak, i en senare lista med en ny dag.",
        "The same task about the same thing, in a later list with a new day.",
    ),
    "same_task_same_body_new_day": (
        "Samma uppgift i en senare lista av organet, med en ny dag.",
        "The same task in a later list of the body, with a new day.",
    ),
    "judged_same": (
        "En människa har bedömt att de är en.",
        "A person has judged that they are one.",
    ),
    "judged_different": (
        "En människa har bedömt att den är en annan än den vars namn den har.",
        "A person has judged that it is another than the one whose name it has.",
    ),
}
"""Why mentions of several documents denote one actor, agreement or matter."""

REASONS = {**INSIDE, **ACROSS}
