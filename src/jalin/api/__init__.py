"""The faces for programs: REST under /api/v1, feeds under /feeds. Pages are in `web`."""
