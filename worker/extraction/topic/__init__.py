"""What an article is about, where that is neither politics nor conflict."""
