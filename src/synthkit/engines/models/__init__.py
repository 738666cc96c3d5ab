"""Language models behind one method, and what wraps them."""
