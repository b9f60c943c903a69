"""The OpenAPI document as people read it: subjects, operations, shapes."""
