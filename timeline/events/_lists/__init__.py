"""What is no sentence: rows of timetables, tables, diaries, guest books, and whose list it is."""
