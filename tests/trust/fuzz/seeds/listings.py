"""Small samples of what sites list, made by us."""

from feed_contents import atom, rss, sitemap, sitemap_index

_ITEM = (
    "<title>A &amp; B</title><link>https://kabar.example/1</link>"
    "<pubDate>Wed, 04 Feb 2026 10:00:00 +0700</pubDate><guid>x</guid><dc:date>2026-02-04</dc:date>"
)
_ENTRY = (
    '<title type="html">A &lt;b&gt;</title><link rel="alternate" href="/a?x=1&amp;y=2"/>'
    "<published>2026-02-04T10:00:00Z</published><updated>2026-02-05</updated><id>urn:x</id>"
)
_PLACE = (
    "<loc>/a</loc><lastmod>2026-02-04</lastmod><news:news><news:publication_date>2026-02-04"
    "</news:publication_date><news:title>A</news:title></news:news>"
)
FEED_WORDS = (
    *(
        b"<item>",
        b"</item>",
        b"<entry>",
        b"</entry>",
        b"<link href='",
        b"<![CDATA[",
        b"]]>",
        b"&#0;",
    ),
    *(
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"<url>",
        b"</url>",
        b"<loc>",
        b"</loc>",
        b"xml:base='",
    ),
    *(b"<psc:chapter start='x'/>", b"<georss:polygon>", b"<content mode='base64'>", b"<source>"),
    *(
        b"http://[x",
        b"//",
        b"data:",
        b"javascript:",
        b"\xe2\x80\xae",
        b"<rdf:RDF>",
        b"<media:x ",
        b"<?xml",
    ),
)
ROBOTS_WORDS = (
    *(
        b"User-agent: ",
        b"*",
        b"Disallow: ",
        b"Allow: ",
        b"Crawl-delay: ",
        b"Request-rate: 1/5",
        b"$",
    ),
    *(
        b"Sitemap: ",
        b"Visit-time: ",
        b"1e999",
        b"nan",
        b"0/0",
        b"1/0s",
        b"\n",
        b"/%zz",
        b"*" * 20,
        b"-1",
    ),
)
WATCH_WORDS = (
    *(
        b"[[feed]]\n",
        b"[watch]\n",
        b'outlet = "',
        b'url = "',
        b'every = "',
        b'kind = "',
        b"include = [",
    ),
    *(
        b"1979-05-27",
        b"inf",
        b"nan",
        b"0x",
        b"'''",
        b'"""',
        b"\\u",
        b"a.b.c=",
        b"{",
        b"}",
        b"[",
        b"]",
    ),
)


def make_feeds() -> tuple[bytes, ...]:
    """Make feeds of every kind; the first byte chooses whether the kind is told."""
    both = (rss(_ITEM, _ITEM.replace("/1", "/2")), atom(_ENTRY, _ENTRY.replace("/a", "/b")))
    maps = (sitemap(_PLACE), sitemap_index("<loc>/a.xml</loc><lastmod>2026</lastmod>"))
    listed = "# a list\nhttps://kabar.example/1\n/2\n\nhttps://kabar.example/ü # b\n"
    return (
        *(b"\0" + each.encode() for each in (*both, *maps, listed)),
        b"\1" + both[0].encode("utf-16"),
        b"\2" + maps[0].encode(),
        b"\3" + listed.encode(),
    )


def make_robots() -> tuple[bytes, ...]:
    """Make the rules of hosts."""
    return (
        (
            b"User-agent: *\nDisallow: /x*y$\nAllow: /x\nCrawl-delay: 2.5\n\nUser-agent: Jalin/1\n"
            b"Disallow:\nRequest-rate: 1/10s 0600-0845\nSitemap: https://kabar.example/s.xml\n"
        ),
        b"\xef\xbb\xbfuser-agent:jalin\ndisallow:/%E2%9C%93\nVisit-time: 0600-0845\n",
    )


def make_watch_lists() -> tuple[bytes, ...]:
    """Make lists of watched feeds."""
    return (
        (
            b'[watch]\ncontact = "mailto:desk@kabar.example"\nhost_gap = "2s"\nevery = "30m"\n'
            b'[[feed]]\noutlet = "Kabar"\nurl = "https://kabar.example/rss"\nkind = "feed"\n'
            b'include = ["/nasional/"]\nexclude = []\nmax_pages = 5\n'
            b'[[feed]]\noutlet = "Lain"\nurl = "https://lain.example/sitemap.xml"\nevery = "6h"\n'
        ),
    )
