"""What the program shows, whatever shows it: opening paths, exporting, looking up."""
