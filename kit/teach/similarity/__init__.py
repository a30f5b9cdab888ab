"""Work of different learners that reads alike, shown side by side. It accuses nobody."""
