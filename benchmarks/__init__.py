"""What the figures in README and docs come from; each is run as a module, from the root."""
