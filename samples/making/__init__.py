"""How the sample workbooks are made: what they hold, how they are laid out, how they are written."""
