"""The compiled loops: how they are written as LLVM code, compiled, kept and called."""
