"""How the database came to its form: one step a file, run when it is opened."""
