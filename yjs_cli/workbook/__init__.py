"""From the bytes of a file to its sheets: values, and what is hidden, merged or struck through.

Start at ``reading``. Nothing here knows what a question is: callers pass in the functions that give sheets a meaning.
"""
