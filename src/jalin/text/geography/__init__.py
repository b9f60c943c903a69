"""Where places are: names of regions and countries, and the outlines that are drawn of them."""
