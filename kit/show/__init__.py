"""Third floor: findings for eyes and hands: tables, plots, widgets, the HTML page."""
