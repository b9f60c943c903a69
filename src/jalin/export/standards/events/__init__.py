"""Steps of deals as events in the manner of PLOVER and CAMEO."""
