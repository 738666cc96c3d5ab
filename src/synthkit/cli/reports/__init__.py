"""What commands print, a module for each kind of result, for a person and as JSON."""
