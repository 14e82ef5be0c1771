"""What `make bench` measures: whole processes and stages, each beside a peer in the same run."""
