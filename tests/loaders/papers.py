"""Two fictional meetings for trying formats: a council with a roster in lists, a steering group with tables.

Struck words here have no small e and no hyphen: in a picture the line covers the bar of an e, and what is left is an o;
of a hyphen nothing is left.
"""

from tests.loaders.paper import Grid, Heading, NewPage, Paper, Rows, Words

COUNCIL = Paper(
    "Samverkansrådet för äldre · Protokoll 3/2024",
    "Region Ekmark, Box 12, 700 00 Ekmark",
    (
        Heading("Protokoll Samverkansrådet för äldre", 1),
        Words("2024-02-05, kl. 9.00-11.30. Lokal Björken, Granvik"),
        Rows(("Ordförande:", "Åsa Öberg, Granviks kommun")),
        Rows(
            (
                "Ledamöter:",
                "Per Ek, Norrbo kommun",
                "~~Eva Ängström, Hällfors kommun~~",
                "Siv Ask, Lindås kommun",
                "~~Bo von Dahl, Norrby kommun~~",
                "Ola Strand, Region Ekmark",
            )
        ),
        Rows(("Sekreterare:", "Mia Holm, Region Ekmark")),
        Heading("1. Öppnande"),
        Words("Åsa Öberg öppnade mötet. Till att justera protokollet utsågs Per Ek."),
        Heading("2. Dagordning"),
        Words("Dagordningen fastställdes."),
        Heading("3. Trygg hemgång"),
        Words("Föredragande: Ola Strand"),
        Words(
            "Ola Strand redogjorde för arbetet med trygg hemgång från sjukhuset. Arbetet har pågått i alla kommuner "
            "sedan hösten och har gett färre återinläggningar. Rådet diskuterade hur arbetet kan fortsätta när "
            "projektmedlen tar slut."
        ),
        Words("Beslut: Samverkansrådet beslutar att arbetet fortsätter under 2024."),
        Words("Ola Strand får i uppdrag att lägga fram en plan senast den 30 april 2024."),
        NewPage(),
        Heading("4. Att göra"),
        Grid(
            (
                ("Vad", "Vem", "När"),
                ("Bjuda in pensionärsråden", "Mia Holm", "2024-03-15"),
                ("Ta fram statistik över väntetider på helger och kvällar till rådet", "Ola Strand", "2024-04-30"),
            )
        ),
        Heading("5. Nästa möte"),
        Words("Nästa möte är den 9 mars kl. 9.00 i Norrbo."),
    ),
)

STEERING = Paper(
    "Region Västanå",
    "Postadress: Box 7, 800 00 Solberga",
    (
        Heading("Styrgruppen för hemsjukvård", 1),
        Words("Minnesanteckningar från möte den 29 maj 2024, kl. 09.00-11.30, Tallmo kommunhus"),
        Heading("Deltagare"),
        Grid(
            (
                ("Namn", "Organisation", "Roll", "Närvaro"),
                ("Maria Nordlander", "Tallmo kommun", "Ordförande", "Ja"),
                ("Oskar Lidgren", "Region Västanå", "Vice ordförande", "Ja"),
                ("~~Rickard Zandström~~", "Lerhults kommun", "Ledamot", "Nej"),
                ("Gunilla Starck", "Lerhults kommun", "Ersättare", "Ja"),
                ("~~Birgitta Mohlin~~", "Ramshyttans kommun", "Ledamot", "Nej"),
                ("Ann-Sofie Brandel", "Region Västanå", "Sekreterare", "Ja"),
            )
        ),
        Heading("1. Inledning"),
        Words("Maria Nordlander öppnade mötet. Dagordningen godkändes."),
        Heading("2. Ekonomi"),
        Words("Oskar Lidgren gick igenom ekonomin. Styrgruppen beslutade att avsätta 120 000 kronor till dialog."),
        Heading("3. Nästa möte"),
        Words("Styrgruppen möts den 2 oktober kl. 09.00 i Björkfors."),
    ),
)
