"""Office files as zip packages: reading their parts and relationships, and rewriting them in reproducible bytes.

The report, the marked copy and the template share this. It knows nothing of what the parts mean, and it never edits
XML: each document changes the parts that it understands.
"""
