"""From the written module to machine code of this processor, and back from the code that was kept."""

from __future__ import annotations

from llvmlite import binding, ir

from guibp.engine.loops.training_loop import write_entries

MODULE_NAME = "guibp"


def write_module() -> ir.Module:
    """The loops as LLVM code."""
    module = ir.Module(name=MODULE_NAME)
    write_entries(module)
    return module


def target_machine() -> binding.TargetMachine:
    """This processor, all its features used."""
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(),
        features=binding.get_host_cpu_features().flatten(),
        opt=3,
        reloc="pic",
        codemodel="small",
        jit=True,
    )


def compile_module(text: str) -> bytes:
    """Machine code, as an object file."""
    machine = target_machine()
    module = binding.parse_assembly(text)
    module.verify()
    options = binding.create_pipeline_tuning_options(speed_level=3)
    # Everything that is worth it is written for lanes already.
    options.loop_vectorization = options.slp_vectorization = options.loop_interleaving = False
    options.loop_unrolling = False
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return bytes(machine.emit_object(module))
