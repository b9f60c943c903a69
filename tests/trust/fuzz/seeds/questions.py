"""Questions as people, programs and assistants ask them, made by us."""

QUESTION_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "party:",
            "country:",
            "stage>=",
            "stage:",
            "state:",
            "since:",
            "due<",
            "promise:",
            "amount>",
        ),
        *("sources>=", "outlet:", "sector:", "instrument:", "year:", "date:", "reached:", "until:"),
        *(
            '"',
            "“",
            "*",
            "-",
            "|",
            " OR ",
            " ATAU ",
            ",",
            ":",
            ">=",
            "<",
            "committed",
            "overdue",
            "FR",
        ),
        *("USD1000000", "Rp1.5triliun", "2023-05", "2023-13", "9" * 20, "pindad", "bus", "indus*"),
        *(
            "\u0301",
            "İ",
            "ß",
            "٣",
            "\0",
            "%",
            "_",
            "'",
            "\u2028",
            "\ud7ff",
            "\U0010ffff",
            "(",
            ")",
            "^",
        ),
    )
)
ADDRESS_WORDS = (
    *QUESTION_WORDS[:20],
    *(
        b"q=",
        b"&",
        b"cursor=",
        b"limit=",
        b"as_of=2026-02-05",
        b"sort=",
        b"%00",
        b"%ff",
        b"%ED%A0%80",
    ),
    *(
        b"\n",
        b'["',
        b'",',
        b"]",
        b"[0]",
        b"[-1]",
        b"[true]",
        b"[9223372036854775808]",
        b'["","\\ud800"]',
    ),
    *(
        b"party=",
        b"year=2026",
        b"by=meaning",
        b"by=both",
        b"due_after=",
        b"first=0001-01-01",
        b"last=",
    ),
)
CALL_WORDS = (
    *(
        b'"words":"',
        b'"party":["',
        b'"deal":"',
        b'"evidence_id":"',
        b'"field":"',
        b'"as_of":"',
        b'"skip":',
    ),
    *(
        b'"limit":',
        b'"first":"',
        b'"last":"',
        b'"due_from":"',
        b'"2026-02-05"',
        b'"0001-01-01"',
        b"null",
    ),
    *(
        b"9223372036854775808",
        b"-1",
        b"true",
        b"1e3",
        b"\\u0000",
        b"\\ud800",
        b'"9999-12-31"',
        b"[]",
        b"{}",
    ),
)
REQUEST_WORDS = (
    *ADDRESS_WORDS[20:],
    *(
        b"/api/v1/",
        b"deals",
        b"/evidence",
        b"judgements",
        b"/withdraw",
        b"exports/csv",
        b"?table=deals",
    ),
    *(
        b"feeds/",
        b"Content-Type: application/json",
        b"Accept: ",
        b"If-None-Match: ",
        b"Content-Length: ",
    ),
    *(
        b'{"kind":"',
        b'"target":"',
        b'"other":"',
        b"../",
        b"%2e%2e%2f",
        b"%0d%0a",
        b"\n\n",
        b"Host: ",
    ),
)
_ASKED = (
    'kapal "kerja sama" indus* -rudal party:pindad since:2023',
    "party:pindad stage>=committed",
    "bus | listrik country:ID,IN",
    "due<2026-07 promise:overdue sources>=2",
    'amount>USD1000000 -state:stalled outlet:"Warta a"',
    "year:2026 instrument:memorandum sector:electric_vehicles",
)
# Ids of the register that `fill_press` makes are hashes of content: they stay.
_PLACES = (
    (0, "", "party=pindad&country=ID&sort=date&limit=1", '["2026-06-01","0123456789ab"]'),
    (0, "", "q=bus%20listrik&stage=intent&limit=2", ""),
    (1, "14a8", "as_of=2026-04-01", ""),
    (2, "14a8", "", ""),
    (3, "", "q=party:pindad&limit=3", ""),
    (4, "", "q=pin&kind=company&limit=1", '[1,"pindad"]'),
    (5, "pindad", "", ""),
    (6, "", "outcome=overdue&due_after=2026-01-01&limit=1", '["2026-03","95e2af8a67a7d4df"]'),
    (7, "", "limit=1", ""),
    (
        8,
        "",
        "kind=new&since=2026-01-01&until=2026-12-31&limit=1",
        '["2026-05-06",0,"8c3067050b96","x"]',
    ),
    (9, "", "outlet=Warta%20a&limit=1", '["2026-02-04","x"]'),
    (10, "6f1aec9955bc6586", "", ""),
    (11, "", "limit=1", '["x",0]'),
    (12, "", "q=bus&by=words&limit=1", "[1]"),
    (13, "6f1aec9955bc6586", "limit=2", ""),
    (14, "14a8", "limit=2", ""),
    (15, "", "q=pindad", ""),
    (16, "", "first=2026-02-01&last=2026-03-01", ""),
    (17, "", "", ""),
    (18, "", "limit=1", '["2026-03-01T08:00:00Z","x"]'),
)
_CALLS = (
    (0, '{"words":"party:pindad bus","country":["ID"],"limit":5,"skip":0}'),
    (1, '{"deal":"14a8","as_of":"2026-06-30"}'),
    (2, '{"deal":"14a8","field":"stage"}'),
    (2, '{"evidence_id":"6f1aec9955bc6586:0-10"}'),
    (3, '{"party":["pindad"],"state":["overdue"],"due_from":"2026-01-01","limit":5,"skip":1}'),
    (4, '{"first":"2026-01-01","last":"2026-06-01","limit":3}'),
    (5, '{"party":"PT Pindad","limit":3}'),
)


def make_questions() -> tuple[bytes, ...]:
    """Make questions in the query language."""
    return tuple(map(str.encode, _ASKED))


def make_addresses() -> tuple[bytes, ...]:
    """Make addresses: the end point, its path, its parameters, the key of a cursor."""
    return tuple(bytes([at]) + "\n".join(parts).encode() for at, *parts in _PLACES)


def make_calls() -> tuple[bytes, ...]:
    """Make calls of the tools."""
    return tuple(bytes([at]) + arguments.encode() for at, arguments in _CALLS)


def make_requests() -> tuple[bytes, ...]:
    """Make requests: method and token, address, headers, body."""
    judged = b'{"kind":"note","target":"14a8","note":"a"}'
    form = b"Content-Type: application/json\n\n"
    return (
        b"\0/api/v1/deals?q=bus&limit=1\nAccept: application/json\n\n",
        b"\0/api/v1/exports/csv?table=deals&party=pindad\nHost: a.example\n\n",
        b"\0/api/v1/exports/xlsx?q=bus\n\n",
        b"\0/feeds/new.atom?q=party:pindad\n\n",
        b'\0/feeds/due.ics\nIf-None-Match: "x"\n\n',
        b"\x11/api/v1/judgements\n" + form + judged,
        b"\x11/api/v1/judgements/0123/withdraw\n" + form + b'{"note":"b"}',
        b"\2/api/v1/search?q=bus\n\n",
        b"\0/api/v1/openapi.json\n\n",
        b"\0/api/v1/nothing/%2e%2e/x\n\n",
    )
