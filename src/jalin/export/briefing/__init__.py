"""Briefing sheets as files for people: Markdown and DOCX."""
