"""Faults on purpose: what `sma` keeps of them, and that each harness sees a fault that is planted (`make faults`)."""
