"""Every sentence that a user can read, pinned in the files of ``gold/``. ``make gold`` writes them again."""
