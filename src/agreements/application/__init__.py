"""Commands in, receipts out: load, decide, append."""
