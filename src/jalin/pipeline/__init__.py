"""The corridor: joins the layers and does the run."""
