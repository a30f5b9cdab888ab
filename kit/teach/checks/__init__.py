"""The checks of `kit validate`: each takes a course and gives lines, none if all is well."""
