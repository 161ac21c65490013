"""Minutes -> statements: one module a family of kinds; `collect` holds what they share."""
