"""Makes the six group files and gold.json of the example from the readable text in ws2_source."""
