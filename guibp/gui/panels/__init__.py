"""Panels: what stands around the canvas; each knows the session and not the canvas."""
