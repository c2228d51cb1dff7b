"""What proves an export: the record it can be computed anew from, put in and read back."""
