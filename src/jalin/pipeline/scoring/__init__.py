"""The codebook's figures: gold readings against predicted ones."""
