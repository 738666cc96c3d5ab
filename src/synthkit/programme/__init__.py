"""Invitations and programmes: blocks in, a programme out, with where each fact stands."""
