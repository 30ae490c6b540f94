"""What goes out of guibp: pictures and worksheets, without Qt."""
