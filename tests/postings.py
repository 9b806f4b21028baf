"""Job descriptions as people write them, each with what stands in it.

A posting is a text, and below it what must be read of it: the name, the duties, the qualifications with their
importance (`!` required, `?` welcome, nothing said), and what must be kept somewhere under `x-` and nowhere else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Posting:
    """A text, its role's name, titles of duties and names of qualifications, and words that have no field."""

    text: str
    name: str
    duties: tuple[str, ...]
    qualifications: tuple[str, ...]
    kept: tuple[str, ...] = ()


NURSE = Posting(
    """Staff Nurse - Cardiac Ward

About the role

You look after twelve patients on a cardiac ward, by day and by night.

Key responsibilities

  • Watch heart rhythms and call the doctor in time
  • Give medicines as prescribed and write
    down what was given
  • Teach student nurses
      o Show them how to read a monitor
      o Sign their logbooks

Essential

  • Registration as a nurse
  • Two years on an acute ward

Desirable

  • A course in advanced life support

Why join us

  • Free parking
  • Thirty days of leave

Equal opportunity

We treat all who apply alike.
""",
    "Staff Nurse - Cardiac Ward",
    (
        "Watch heart rhythms and call the doctor in time",
        "Give medicines as prescribed and write down what was given",
        "Teach student nurses",
    ),
    ("!Registration as a nurse", "!Two years on an acute ward", "?A course in advanced life support"),
    ("Free parking", "Thirty days of leave", "We treat all who apply alike."),
)

WAREHOUSE = Posting(
    """WAREHOUSE OPERATIVE
LOCATION
Dock 4, Hullport
DUTIES
- Unload lorries by hand and by fork lift
- Count what arrives against the delivery note
REQUIREMENTS
- Fork lift licence
- Able to lift 20 kg
NICE TO HAVE
- First aid certificate
SHIFTS
- Early: 6 to 14
- Late: 14 to 22
BENEFITS
- Warm clothes
""",
    "WAREHOUSE OPERATIVE",
    ("Unload lorries by hand and by fork lift", "Count what arrives against the delivery note"),
    ("Fork lift licence", "Able to lift 20 kg", "?First aid certificate"),
    ("Dock 4, Hullport", "Early: 6 to 14", "Warm clothes"),
)

ACCOUNTANT = Posting(
    """Job Title: Management Accountant
Location: Leeds, two days at home
Salary: 38,000 to 44,000

Job purpose: Keep the books of four shops in order.

Responsibilities:
1. Close the month within five working days
2. Explain to shop leads where their money went
3. Prepare the audit file

Requirements: A qualification in accounting, finished or nearly so.

How to apply: Write to the office before the end of May.
""",
    "Management Accountant",
    (
        "Close the month within five working days",
        "Explain to shop leads where their money went",
        "Prepare the audit file",
    ),
    ("A qualification in accounting, finished or nearly so.",),
    ("Leeds, two days at home", "38,000 to 44,000", "Write to the office before the end of May."),
)

TEACHER = Posting(
    """# Teacher of Mathematics

**Location:** Westbury School

**What you will do**

- Teach five classes between years 7 and 11
- Mark and give back work within a week

**What you bring**

- A degree with at least half mathematics
- Experience with mixed classes is a plus

**About the school**

- Nine hundred pupils
- A new sports hall
""",
    "Teacher of Mathematics",
    ("Teach five classes between years 7 and 11", "Mark and give back work within a week"),
    ("A degree with at least half mathematics", "?Experience with mixed classes is a plus"),
    ("Westbury School", "Nine hundred pupils", "A new sports hall"),
)

SALES = Posting(
    """Field Sales Representative
Your tasks
\t•\tVisit twenty dealers a week
\t•\tAgree on yearly targets with each of them
\t\t◦\tBy volume
\t\t◦\tBy margin
Your profile
\t•\tA driving licence
\t•\tGood French
Pay
\t•\tA base of 30,000 and a bonus
Our values
\t•\tWe keep our word
""",
    "Field Sales Representative",
    ("Visit twenty dealers a week", "Agree on yearly targets with each of them"),
    ("A driving licence", "Good French"),
    ("A base of 30,000 and a bonus", "We keep our word"),
)

CHEF = Posting(
    """Subject: Job opening: Sous Chef
From: Ina Kuhl
To: everybody

Hi all,

we look for somebody who runs the kitchen when Pat is away. Tell your friends.

*What you'll do*
- plan the menu of the week with Pat
- order fish and vegetables every
  morning
- keep waste below 4 % of what we buy

*What you need*
- three years in a busy kitchen
- calm when forty orders wait

*What you get*
- every second weekend off

Cheers
Ina
""",
    "Sous Chef",
    (
        "plan the menu of the week with Pat",
        "order fish and vegetables every morning",
        "keep waste below 4 % of what we buy",
    ),
    ("three years in a busy kitchen", "calm when forty orders wait"),
    ("every second weekend off", "Tell your friends."),
)

PFLEGE = Posting(
    """Pflegefachkraft (m/w/d) in Teilzeit

Ihre Aufgaben
• Sie versorgen zwölf Bewohner in der Frühschicht
• Sie schreiben die Pflegeplanung fort
Ihr Profil
• Abgeschlossene Ausbildung in der Pflege
• Ein Führerschein ist von Vorteil
Wir bieten
• 30 Tage Urlaub
• Ein Dienstrad
Kontakt
Frau Sommer, Haus am Teich
""",
    "Pflegefachkraft",
    ("Sie versorgen zwölf Bewohner in der Frühschicht", "Sie schreiben die Pflegeplanung fort"),
    ("Abgeschlossene Ausbildung in der Pflege", "?Ein Führerschein ist von Vorteil"),
    ("30 Tage Urlaub", "Ein Dienstrad", "Frau Sommer, Haus am Teich"),
)

BUCHHALTER = Posting(
    """Stellenbeschreibung: Bilanzbuchhalter

AUFGABEN:
– Monatsabschluss bis zum fünften Werktag
– Umsatzsteuer anmelden

VORAUSSETZUNGEN:
– Kaufmännische Ausbildung

WÜNSCHENSWERT:
– Englisch

ÜBER UNS:
Wir bauen Pumpen.
""",
    "Bilanzbuchhalter",
    ("Monatsabschluss bis zum fünften Werktag", "Umsatzsteuer anmelden"),
    ("!Kaufmännische Ausbildung", "?Englisch"),
    ("Wir bauen Pumpen.",),
)

SERVEUR = Posting(
    """Fiche de poste : Chef de rang

Vos missions :
- Accueillir et placer les clients
- Conseiller les vins de la carte

Profil recherché :
- Deux ans en salle
- L'anglais est un plus

Nous offrons :
- Les pourboires
- Deux jours de repos de suite
""",
    "Chef de rang",
    ("Accueillir et placer les clients", "Conseiller les vins de la carte"),
    ("Deux ans en salle", "?L'anglais est un plus"),
    ("Les pourboires", "Deux jours de repos de suite"),
)

ENGINEER = Posting(
    """# Job description: Pump Engineer

## 1. Duties (approx. 60 % of time)
- Draw housings
- Test them under pressure

## 2. 40 % – Service visits
- Repair pumps where they stand

## 3. Requirements
### Must have
- A degree in engineering
### Nice to have
- Dutch

## 4. Salary bands
| Level | Pay |
|---|---|
| Junior | 45,000 |
""",
    "Pump Engineer",
    ("Duties (approx. 60 % of time)",),
    ("!A degree in engineering", "?Dutch"),
    ("Repair pumps where they stand", "45,000"),
)

PAGE_OF_LINES = Posting(
    """Receptionist

Responsibilities

Answer the phone

Book rooms for guests

Keep the front desk tidy

Requirements

Friendly voice

Some Italian

Benefits

A free lunch
""",
    "Receptionist",
    ("Answer the phone", "Book rooms for guests", "Keep the front desk tidy"),
    ("Friendly voice", "Some Italian"),
    ("A free lunch",),
)

WORD = Posting(
    """JOB DESCRIPTION
Care Assistant

1. Purpose
Help people to live at home for as long as they like.

2. Main duties
\uf0b7\tHelp with washing and dressing
\uf0b7\tCook a warm meal
o\tAsk what people may not eat

3. Person specification
\uf0a7\tPatience
\uf0a7\tA clean driving record

4. Terms
Twenty hours a week.
""",
    "Care Assistant",
    ("Help with washing and dressing", "Cook a warm meal"),
    ("Patience", "A clean driving record"),
    ("Twenty hours a week.",),
)

SCIENTIST = Posting(
    """Laboratory Scientist

We run tests for six hospitals. The team is small, and everybody knows every machine that stands in our rooms on the \
third floor, where the coffee is good and where nobody minds if you ask the same question for the third time.
What you'll do
As a scientist with us, you will:
- run the night samples
- check the controls of the analysers
Clinical work:
- report results to the wards
Requirements
To be considered, you must have:
- a degree in biology
For your application, please send:
- a cover letter
- two references
Location
- the old brewery
""",
    "Laboratory Scientist",
    ("run the night samples", "check the controls of the analysers", "Clinical work"),
    ("a degree in biology",),
    ("a cover letter", "two references", "the old brewery"),
)

DRIVER = Posting(
    "\ufeffBus Driver\r\n\r\nDuties\u00a0\r\n\r\n\u2022\u00a0Drive line 7\r\n\u2022\u00a0Sell tickets\r\n"
    "\r\nSkills\r\n\r\n\u2022\u00a0Bus licence\r\n\r\nSalary\r\n\r\n\u2022\u00a02,900 a month\r\n",
    "Bus Driver",
    ("Drive line 7", "Sell tickets"),
    ("Bus licence",),
    ("2,900 a month",),
)

GARDENER = Posting(
    """Head Gardener
Summary
Looks after eleven acres.
Responsibilities
 * Lead four gardeners
 * Plan what is sown, and when
Qualifications
 * Ten years in a large garden
Reports to
The estate office
Career path
 * Estate manager
Interview questions
 1. What would you plant first?
 2. How do you treat box blight?
""",
    "Head Gardener",
    ("Lead four gardeners", "Plan what is sown, and when"),
    ("Ten years in a large garden",),
    ("The estate office", "Estate manager", "What would you plant first?", "How do you treat box blight?"),
)

SUPPORT = Posting(
    """## Customer Support Agent

### The job
* Answer mails within a day [1]
* Pass on what breaks

### You have
* A calm way of writing
* **Nice to have:** Spanish

### Our stack
* Two mailboxes

### References
[1] House rules, page 4
""",
    "Customer Support Agent",
    ("Answer mails within a day [1]", "Pass on what breaks"),
    ("A calm way of writing", "Nice to have: Spanish"),
    ("Two mailboxes", "[1] House rules, page 4"),
)

POSTINGS = {name.lower(): value for name, value in list(globals().items()) if isinstance(value, Posting)}
