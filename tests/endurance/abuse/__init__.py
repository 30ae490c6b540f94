"""The editor under abuse: whatever a person may do to the real window, in any order."""
