"""``guibp render``: the annotated graph as a picture in each format, and what is refused."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

import guibp
from guibp.cli import main
from guibp.drawing.colours import LIGHT

SVG = "{http://www.w3.org/2000/svg}"


def texts(path: Path) -> list[str]:
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - we wrote it ourselves
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", guibp.presets())
def test_every_preset_is_drawn_with_its_ids(name: str, tmp_path: Path) -> None:
    path = tmp_path / "p.svg"
    assert main(["render", f"preset:{name}", "-o", str(path)]) == 0
    assert set(guibp.preset(name).nodes) <= set(texts(path))


def test_it_shows_the_output_and_the_sample_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "p.svg"
    assert main(["render", "preset:wx+b", "--of", "g", "-o", str(path)]) == 0
    assert "5" in texts(path)
    assert texts(path).count("1") == len(("its halo", "it"))
    first, other = tmp_path / "0.svg", tmp_path / "3.svg"
    for sample, file in (("0", first), ("3", other)):
        assert main(["render", "preset:xor-lecture", "--sample", sample, "-o", str(file)]) == 0
    assert first.read_bytes() != other.read_bytes()
    assert main(["render", "preset:xor-lecture", "--sample", "all", "-o", str(path)]) == 0
    assert "0.5" in texts(path)


def test_a_part_keeps_its_numbers_and_the_edges_within(tmp_path: Path) -> None:
    path = tmp_path / "p.svg"
    assert main(["render", "preset:wx+b", "--only", "w", "g", "-o", str(path)]) == 0
    shown = texts(path)
    assert "x" not in shown
    assert "f" not in shown
    assert {"w", "g", "5", "\N{MINUS SIGN}2"} <= set(shown)


def test_an_unfinished_graph_is_drawn(tmp_path: Path) -> None:
    graph = guibp.Graph()
    graph.add("multiply", id="g")
    source, path = tmp_path / "g.guibp", tmp_path / "p.svg"
    guibp.save(graph, source)
    assert main(["render", str(source), "-o", str(path)]) == 0
    assert "g" in texts(path)
    guibp.save(guibp.Graph(), source)
    assert main(["render", str(source), "-o", str(path)]) == 0


@pytest.mark.usefixtures("qapp")
def test_a_png_opens_again_and_has_the_size_and_ground_asked_for(tmp_path: Path) -> None:
    large, small = tmp_path / "large.png", tmp_path / "small.png"
    assert main(["render", "preset:xor", "-o", str(large)]) == 0
    assert main(["render", "preset:xor", "--scale", "1", "--transparent", "-o", str(small)]) == 0
    assert guibp.load(large).nodes == guibp.preset("xor").nodes
    images = QImage(str(large)), QImage(str(small))
    assert images[0].width() == pytest.approx(2 * images[1].width(), abs=2)
    assert images[0].pixelColor(0, 0).alpha() == 255
    assert images[1].pixelColor(0, 0).alpha() == 0


@pytest.mark.usefixtures("qapp")
def test_a_pdf_has_one_page_of_the_size_of_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    assert main(["render", "preset:wx+b", "-o", str(path)]) == 0
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/MediaBox") == 1


@pytest.mark.parametrize(
    "arguments,line",
    [
        (["--of", "nothing"], "nothing"),
        (["--sample", "4"], "there is no sample 4"),
        (["--only", "nothing"], "nothing"),
    ],
)
def test_what_is_not_there_is_refused_and_writes_nothing(
    arguments: list[str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.svg"
    assert main(["render", "preset:xor", *arguments, "-o", str(path)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("preset:xor: ")
    assert line in told
    assert told.count("\n") == 1
    assert not path.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "p.jpg"],
        ["-o", "p"],
        [],
        ["-o", "p.png", "--scale", "0"],
        ["-o", "p.png", "--scale", "nan"],
        ["-o", "p.png", "--scale", "17"],
        ["-o", "p.png", "--sample", "-1"],
        ["-o", "p.png", "--theme", "pink"],
    ],
)
def test_usage_is_told_before_anything_is_read(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["render", "no such file", *arguments])
    assert ended.value.code == 2


@pytest.mark.usefixtures("qapp")
def test_a_picture_beyond_what_can_be_painted_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = guibp.Graph()
    graph.add("parameter", id="a", position=(0.0, 0.0))
    graph.add("parameter", id="b", position=(1e5, 0.0))
    source = tmp_path / "g.guibp"
    guibp.save(graph, source)
    assert main(["render", str(source), "-o", str(tmp_path / "p.png")]) == 1
    told = capsys.readouterr().err
    assert "pixels" in told
    assert not (tmp_path / "p.png").exists()
    fitting = told.rpartition("a scale of ")[2].strip()
    assert main(["render", str(source), "-o", str(tmp_path / "p.png"), "--scale", fitting]) == 0


def test_with_heat_wires_have_the_colours_of_their_gradients(tmp_path: Path) -> None:
    graph = guibp.parse("a = param(2); z = const(0); b = param(3); f = a*z - 100*b + a")
    guibp.save(graph, tmp_path / "g.guibp")
    pictures = {}
    for name, flags in (("cold", []), ("hot", ["--heat"]), ("all", ["--heat", "--sample", "all"])):
        target = tmp_path / f"{name}.svg"
        assert main(["render", str(tmp_path / "g.guibp"), "-o", str(target), *flags]) == 0
        pictures[name] = target.read_text(encoding="utf-8")
    assert pictures["hot"] == pictures["all"]
    strong = [line for line in pictures["hot"].splitlines() if f'stroke="{LIGHT.heat_negative}"' in line]
    assert len(strong) == 1
    assert 'stroke-width="4.5"' in strong[0]
    # Of a*z no gradient reaches a.
    assert pictures["hot"].count("stroke-dasharray") == 1
    assert LIGHT.heat_negative not in pictures["cold"]
    assert "stroke-dasharray" not in pictures["cold"]
