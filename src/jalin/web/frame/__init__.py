"""What surrounds every page: language, theme, links, words, rendering, answering."""
