"""Dated claims become a deal's history, its stage, its shown values and its promises."""
