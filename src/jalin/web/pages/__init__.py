"""The pages: each a pure builder of its content, and a thin handler around it."""
