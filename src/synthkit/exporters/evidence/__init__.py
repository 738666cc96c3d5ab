"""The working page: the synthesis beside its sources; its scripts and its looks lie here."""
