"""Reads news texts into a chronology in which every fact leads back to its sentence, and draws it."""
