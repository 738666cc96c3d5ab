"""Who answers: language models behind one method, and what wraps them."""
