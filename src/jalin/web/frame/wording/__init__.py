"""How values are written for people, in English and Indonesian."""
