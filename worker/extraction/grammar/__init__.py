"""Reading the dependency tree: words, frames, modality. Knows no type of event."""
