"""What a class understood and misunderstood, from its grade book."""
