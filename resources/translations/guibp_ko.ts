<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>ActionStates</name>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {edit}</source>
        <translation>다시 실행: {edit}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {edit}</source>
        <translation>실행 취소: {edit}(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About guibp</source>
        <translation>guibp 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>실제 크기(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Auto: as the system tells</source>
        <translation>자동: 시스템을 따름(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Break wires</source>
        <translation>간선 끊기(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Centres, in a column</source>
        <translation>세로 가운데 맞춤(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Dependencies</source>
        <translation>의존 관계(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>English(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>명령 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>전체 보기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>그래프(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>그룹으로 묶기(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>손 도구(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>고대비(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Knife</source>
        <translation>칼 도구(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Lay out</source>
        <translation>자동 배치(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Left edges</source>
        <translation>왼쪽 맞춤(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>미니맵(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Mouse: the wheel zooms</source>
        <translation>마우스: 휠로 확대/축소(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;New start</source>
        <translation>새 초깃값(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>다음 창(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;One step</source>
        <translation>한 단계(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>이전 창(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>처음으로(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Right edges</source>
        <translation>오른쪽 맞춤(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Select and move</source>
        <translation>선택 도구(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>한 단계(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>시스템 언어(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Touchpad: two fingers pan</source>
        <translation>터치패드: 두 손가락으로 이동(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Upper edges</source>
        <translation>위쪽 맞춤(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Wheel and touchpad</source>
        <translation>휠과 터치패드(&amp;W)</translation>
    </message>
    <message>
        <source>A sigmoid into negate, exp, add 1, reciprocal, or back into one</source>
        <translation>시그모이드를 부호 바꾸기, 지수 함수, 1 더하기, 역수로 나누거나 다시 하나로 합칩니다</translation>
    </message>
    <message>
        <source>A wheel zooms, two fingers pan, as far as the system tells them apart</source>
        <translation>휠은 확대/축소하고 두 손가락은 화면을 옮깁니다. 시스템이 둘을 구별할 때만 그렇습니다</translation>
    </message>
    <message>
        <source>Add n&amp;ode…</source>
        <translation>노드 추가(&amp;O)…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>메모 추가</translation>
    </message>
    <message>
        <source>Al&amp;ign</source>
        <translation>맞춤(&amp;I)</translation>
    </message>
    <message>
        <source>Also select every node from which a selected one is computed</source>
        <translation>선택한 노드의 계산에 쓰이는 모든 노드도 선택합니다</translation>
    </message>
    <message>
        <source>Also select every node that is computed from a selected one</source>
        <translation>선택한 노드로 계산되는 모든 노드도 선택합니다</translation>
    </message>
    <message>
        <source>An overview in the corner; click or drag in it to go there</source>
        <translation>구석에 전체 모습을 보여 줍니다. 그 안을 클릭하거나 끌면 그곳으로 갑니다</translation>
    </message>
    <message>
        <source>Arrange the graph, or what is selected, in layers</source>
        <translation>그래프 전체 또는 선택한 부분을 층별로 배치합니다</translation>
    </message>
    <message>
        <source>Back to the start: only the leaves have values</source>
        <translation>처음으로 돌아갑니다. 잎 노드만 값을 가집니다</translation>
    </message>
    <message>
        <source>Black on white, for print and projectors</source>
        <translation>흰 바탕에 검은색입니다. 인쇄와 프로젝터에 알맞습니다</translation>
    </message>
    <message>
        <source>C&amp;entres, in a row</source>
        <translation>가로 가운데 맞춤(&amp;E)</translation>
    </message>
    <message>
        <source>Collapse or e&amp;xpand group</source>
        <translation>그룹 접기/펼치기(&amp;X)</translation>
    </message>
    <message>
        <source>Compute one node: its value, or how the gradient passes through it</source>
        <translation>노드 하나를 계산합니다. 순전파에서는 값을, 역전파에서는 기울기를 구합니다</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>연결…</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>Cut wires with the left button, as with Ctrl and the right one</source>
        <translation>왼쪽 단추로 간선을 자릅니다. Ctrl+오른쪽 단추와 같습니다</translation>
    </message>
    <message>
        <source>Delete and r&amp;econnect</source>
        <translation>삭제하고 이어 주기(&amp;E)</translation>
    </message>
    <message>
        <source>Delete the selected nodes, and let what fed them feed what they fed</source>
        <translation>선택한 노드를 지우고 그 앞과 뒤의 노드를 바로 잇습니다</translation>
    </message>
    <message>
        <source>Dissolve the innermost group around the selection</source>
        <translation>선택한 것을 둘러싼 가장 안쪽 그룹을 풉니다</translation>
    </message>
    <message>
        <source>Distribute &amp;across</source>
        <translation>가로 간격 같게(&amp;A)</translation>
    </message>
    <message>
        <source>Distribute &amp;down</source>
        <translation>세로 간격 같게(&amp;D)</translation>
    </message>
    <message>
        <source>Draw the parameters that have a random start anew</source>
        <translation>무작위 초깃값이 있는 매개변수의 값을 새로 뽑습니다</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>복제(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>예제(&amp;X)</translation>
    </message>
    <message>
        <source>Equal distances from left to right</source>
        <translation>왼쪽에서 오른쪽으로 간격을 같게 합니다</translation>
    </message>
    <message>
        <source>Equal distances from top to bottom</source>
        <translation>위에서 아래로 간격을 같게 합니다</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>선택한 것에 맞추기(&amp;S)</translation>
    </message>
    <message>
        <source>Gradient &amp;heat</source>
        <translation>기울기 색(&amp;H)</translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation>시스템을 따라 밝거나 어둡게 합니다</translation>
    </message>
    <message>
        <source>List the ports to which the current node can be connected</source>
        <translation>현재 노드를 연결할 수 있는 포트를 보여 줍니다</translation>
    </message>
    <message>
        <source>Lo&amp;wer edges</source>
        <translation>아래쪽 맞춤(&amp;W)</translation>
    </message>
    <message>
        <source>Nodes that are dragged stand on the dots; Ctrl turns it round</source>
        <translation>끌어 옮기는 노드를 격자점에 맞춥니다. Ctrl을 누르면 반대로 합니다</translation>
    </message>
    <message>
        <source>One step of the optimiser</source>
        <translation>옵티마이저가 한 단계 나아갑니다</translation>
    </message>
    <message>
        <source>Pan with the left button, as with Space held</source>
        <translation>왼쪽 단추로 화면을 옮깁니다. 스페이스를 누른 것과 같습니다</translation>
    </message>
    <message>
        <source>Pan, whatever the system says; Ctrl zooms</source>
        <translation>시스템과 상관없이 화면을 옮깁니다. Ctrl을 누르면 확대/축소합니다</translation>
    </message>
    <message>
        <source>Paste with &amp;incoming wires</source>
        <translation>들어오는 간선까지 붙여넣기(&amp;I)</translation>
    </message>
    <message>
        <source>Paste, fed by what fed the nodes that were copied</source>
        <translation>붙여넣고, 복사한 노드와 같은 입력에 연결합니다</translation>
    </message>
    <message>
        <source>Put a frame around the selected nodes</source>
        <translation>선택한 노드를 테두리로 묶습니다</translation>
    </message>
    <message>
        <source>Put the parameters back to what they were before the training</source>
        <translation>매개변수를 학습하기 전의 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>S&amp;wap operands</source>
        <translation>피연산자 바꾸기(&amp;W)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>Search an operation and add it at the pointer</source>
        <translation>연산을 찾아 포인터 자리에 추가합니다</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Select what depends on it</source>
        <translation>이 노드에 의존하는 것 선택</translation>
    </message>
    <message>
        <source>Select what it depends on</source>
        <translation>이 노드가 의존하는 것 선택</translation>
    </message>
    <message>
        <source>Show the group around the selection as one box, or what is in it</source>
        <translation>그룹을 상자 하나로 접거나 펼쳐서 안을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the sign and size of gradients by the wires' colour and width</source>
        <translation>기울기의 부호와 크기를 간선의 색과 굵기로 보여 줍니다</translation>
    </message>
    <message>
        <source>Show what the selected node, or the one under the pointer, depends on and feeds</source>
        <translation>선택한 노드나 포인터 아래의 노드가 무엇에 의존하고 어디로 이어지는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Snap to &amp;grid</source>
        <translation>격자에 맞추기(&amp;G)</translation>
    </message>
    <message>
        <source>Speak the language of the system</source>
        <translation>시스템의 언어로 표시합니다</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>한 단계 뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>Step by itself to the end</source>
        <translation>끝까지 저절로 한 단계씩 나아갑니다</translation>
    </message>
    <message>
        <source>Swap two selected wires, or the first two operands of a node</source>
        <translation>선택한 두 간선 또는 노드의 처음 두 피연산자를 서로 바꿉니다</translation>
    </message>
    <message>
        <source>Take off all wires of what is selected</source>
        <translation>선택한 것에 연결된 간선을 모두 뗍니다</translation>
    </message>
    <message>
        <source>Take sigmoid &amp;apart</source>
        <translation>시그모이드 나누기(&amp;A)</translation>
    </message>
    <message>
        <source>Take the keyboard to the next panel</source>
        <translation>키보드를 다음 패널로 옮깁니다</translation>
    </message>
    <message>
        <source>Take the keyboard to the panel before</source>
        <translation>키보드를 이전 패널로 옮깁니다</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>마지막 단계를 되돌립니다</translation>
    </message>
    <message>
        <source>Train until it is pressed again</source>
        <translation>다시 누를 때까지 학습합니다</translation>
    </message>
    <message>
        <source>Type what you want to do, or a node to go to</source>
        <translation>하려는 일이나 찾아갈 노드를 입력하세요</translation>
    </message>
    <message>
        <source>U&amp;ngroup</source>
        <translation>그룹 풀기(&amp;N)</translation>
    </message>
    <message>
        <source>Write a note on the canvas, at the pointer</source>
        <translation>캔버스의 포인터 자리에 메모를 씁니다</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom, whatever the system says</source>
        <translation>시스템과 상관없이 확대/축소합니다</translation>
    </message>
    <message>
        <source>한국어(&amp;K)</source>
        <translation>한국어(&amp;K)</translation>
    </message>
</context>
<context>
    <name>BoundaryPlot</name>
    <message>
        <source>Drag to move the line; drag an end to turn it.</source>
        <translation>선을 끌면 옮겨지고, 끝을 끌면 돌아갑니다.</translation>
    </message>
    <message>
        <source>decision boundary</source>
        <translation>결정 경계</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>"{group}" has no free port for this wire: open it by a double click</source>
        <translation>"{group}"에는 이 간선을 받을 빈 포트가 없습니다. 두 번 클릭해서 펼치세요</translation>
    </message>
    <message>
        <source>"{id}" is a leaf: it takes no operand</source>
        <translation>"{id}"은(는) 잎 노드라서 피연산자를 받지 않습니다</translation>
    </message>
    <message>
        <source>A text on the canvas</source>
        <translation>캔버스의 글</translation>
    </message>
    <message>
        <source>Connect {id} …</source>
        <translation>{id} 연결…</translation>
    </message>
    <message>
        <source>Name or symbol of an operation</source>
        <translation>연산의 이름이나 기호</translation>
    </message>
    <message>
        <source>No operation is called so.</source>
        <translation>그런 이름의 연산이 없습니다.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Operand {name} of {id}</source>
        <translation>{id}의 피연산자 {name}</translation>
    </message>
    <message>
        <source>Output of {id}</source>
        <translation>{id}의 출력</translation>
    </message>
    <message>
        <source>There is no such port that it could be connected to.</source>
        <translation>연결할 수 있는 그런 포트가 없습니다.</translation>
    </message>
    <message>
        <source>a wire from "{source}" to "{target}" would close a cycle</source>
        <translation>"{source}"에서 "{target}"(으)로 이으면 순환이 생깁니다</translation>
    </message>
    <message>
        <source>all {count} samples: the mean of the values, the sum of the gradients</source>
        <translation>모든 샘플 {count}개: 값의 평균, 기울기의 합</translation>
    </message>
    <message>
        <source>every operand of "{id}" is taken: drop onto the one to replace</source>
        <translation>"{id}"의 피연산자가 모두 찼습니다. 바꿀 피연산자 위에 놓으세요</translation>
    </message>
    <message>
        <source>from {source}, into operand {port}</source>
        <translation>{source}에서, 피연산자 {port}에</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>gradient, backward</source>
        <translation>기울기, 역전파</translation>
    </message>
    <message>
        <source>group of {count} nodes</source>
        <translation>노드 {count}개의 그룹</translation>
    </message>
    <message>
        <source>operand {name} of {id}</source>
        <translation>{id}의 피연산자 {name}</translation>
    </message>
    <message>
        <source>sample {number} of {count}</source>
        <translation>샘플 {number}/{count}</translation>
    </message>
    <message>
        <source>select a node, or point at one, to see its dependencies</source>
        <translation>노드를 선택하거나 가리키면 의존 관계가 보입니다</translation>
    </message>
    <message>
        <source>takes a wire</source>
        <translation>간선을 받을 수 있음</translation>
    </message>
    <message>
        <source>to {target}, operand {port}</source>
        <translation>{target}의 피연산자 {port}에</translation>
    </message>
    <message>
        <source>to {target}, operand {port}, instead of {former}</source>
        <translation>{former} 대신 {target}의 피연산자 {port}에</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>value, forward</source>
        <translation>값, 순전파</translation>
    </message>
    <message>
        <source>what depends on it</source>
        <translation>이 노드에 의존하는 것</translation>
    </message>
    <message>
        <source>what it depends on</source>
        <translation>이 노드가 의존하는 것</translation>
    </message>
    <message>
        <source>wires</source>
        <translation>간선</translation>
    </message>
    <message>
        <source>{sources} in, {results} out</source>
        <translation>입력 {sources}, 출력 {results}</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>The clipboard holds no nodes: copy some of a graph first.</source>
        <translation>클립보드에 노드가 없습니다. 먼저 그래프의 노드를 복사하세요.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command, example or node</source>
        <translation>명령, 예제, 노드</translation>
    </message>
    <message>
        <source>There is no such command or node.</source>
        <translation>그런 명령이나 노드가 없습니다.</translation>
    </message>
    <message>
        <source>go to node</source>
        <translation>노드로 가기</translation>
    </message>
</context>
<context>
    <name>ContextMenu</name>
    <message>
        <source>&amp;Add…</source>
        <translation>추가(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>끼워 넣기(&amp;I)</translation>
    </message>
    <message>
        <source>Add n&amp;ote</source>
        <translation>메모 추가(&amp;O)</translation>
    </message>
</context>
<context>
    <name>CrashLog</name>
    <message>
        <source>Something went wrong inside guibp.</source>
        <translation>guibp 안에서 오류가 났습니다.</translation>
    </message>
    <message>
        <source>What happened is noted in {path}.</source>
        <translation>자세한 내용은 {path}에 적어 두었습니다.</translation>
    </message>
    <message>
        <source>You can go on. Save your graph under a new name, to be safe.</source>
        <translation>계속할 수 있습니다. 만약을 위해 그래프를 새 이름으로 저장하세요.</translation>
    </message>
    <message>
        <source>guibp</source>
        <translation>guibp</translation>
    </message>
</context>
<context>
    <name>DatasetModel</name>
    <message>
        <source>There is a column "{name}" already.</source>
        <translation>"{name}" 열이 이미 있습니다.</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>+ column</source>
        <translation>+ 열</translation>
    </message>
    <message>
        <source>+ row</source>
        <translation>+ 행</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>열을 추가합니다</translation>
    </message>
    <message>
        <source>Add a sample below the current one</source>
        <translation>현재 샘플 아래에 샘플을 추가합니다</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>모든 샘플</translation>
    </message>
    <message>
        <source>Double-click a heading to rename its column</source>
        <translation>열의 이름을 바꾸려면 머리글을 두 번 누르세요</translation>
    </message>
    <message>
        <source>Make a table</source>
        <translation>표 만들기</translation>
    </message>
    <message>
        <source>Name of the column:</source>
        <translation>열의 이름:</translation>
    </message>
    <message>
        <source>No data set yet. With one, an input can be bound to a column and the graph be trained.</source>
        <translation>아직 데이터셋이 없습니다. 데이터셋이 있으면 입력을 열에 연결하고 그래프를 학습시킬 수 있습니다.</translation>
    </message>
    <message>
        <source>Remove the current column</source>
        <translation>현재 열을 지웁니다</translation>
    </message>
    <message>
        <source>Remove the current sample</source>
        <translation>현재 샘플을 지웁니다</translation>
    </message>
    <message>
        <source>Rename column</source>
        <translation>열 이름 바꾸기</translation>
    </message>
    <message>
        <source>Show the mean of the values and the sum of the gradients</source>
        <translation>값의 평균과 기울기의 합을 보여 줍니다</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>− column</source>
        <translation>− 열</translation>
    </message>
    <message>
        <source>− row</source>
        <translation>− 행</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Close; the View menu brings it back</source>
        <translation>닫습니다. 보기 메뉴에서 다시 열 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>레슨</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>EdgePage</name>
    <message>
        <source>operand {port}</source>
        <translation>피연산자 {port}</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>add note</source>
        <translation>메모 추가</translation>
    </message>
    <message>
        <source>bind to a column</source>
        <translation>열에 연결</translation>
    </message>
    <message>
        <source>close group</source>
        <translation>그룹 접기</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>delete note</source>
        <translation>메모 삭제</translation>
    </message>
    <message>
        <source>disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>move note</source>
        <translation>메모 이동</translation>
    </message>
    <message>
        <source>note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>open group</source>
        <translation>그룹 펼치기</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>random start</source>
        <translation>무작위 초깃값</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>resize note</source>
        <translation>메모 크기</translation>
    </message>
    <message>
        <source>training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>ungroup</source>
        <translation>그룹 풀기</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>A neuron with two inputs</source>
        <translation>입력이 둘인 뉴런</translation>
    </message>
    <message>
        <source>The sigmoid, taken apart</source>
        <translation>나누어 본 시그모이드</translation>
    </message>
    <message>
        <source>XOR with one unit: it cannot be solved</source>
        <translation>유닛 하나로 XOR: 풀 수 없습니다</translation>
    </message>
    <message>
        <source>XOR with the lecture's weights</source>
        <translation>강의의 가중치로 푼 XOR</translation>
    </message>
    <message>
        <source>XOR with three units: train it</source>
        <translation>유닛 셋으로 XOR: 학습시켜 보세요</translation>
    </message>
    <message>
        <source>f = wx + b</source>
        <translation>f = wx + b</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Above a wire its value, which flows forward; below it the gradient, which flows back.</source>
        <translation>간선 위의 수는 앞으로 흐르는 값이고, 아래의 수는 뒤로 흐르는 기울기입니다.</translation>
    </message>
    <message>
        <source>BUILD</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Backward · node {id}</source>
        <translation>역전파 · 노드 {id}</translation>
    </message>
    <message>
        <source>Build a computational graph and see every edge's value, and the gradient that flows back.</source>
        <translation>계산 그래프를 만들고, 모든 간선의 값과 거꾸로 흐르는 기울기를 보세요.</translation>
    </message>
    <message>
        <source>DOWNSTREAM = UPSTREAM × LOCAL</source>
        <translation>하류 기울기 = 상류 × 국소</translation>
    </message>
    <message>
        <source>Drag an operation from the left onto the canvas, or double-click it. Then draw wires.</source>
        <translation>왼쪽의 연산을 캔버스로 끌어다 놓거나 두 번 누르세요. 그런 다음 간선을 이으세요.</translation>
    </message>
    <message>
        <source>Every edge is live</source>
        <translation>모든 간선에 지금 값이 보입니다</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Forward · node {id}</source>
        <translation>순전파 · 노드 {id}</translation>
    </message>
    <message>
        <source>GRADIENT</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>If {id} grows a little, {output} stays as it is.</source>
        <translation>{id}이(가) 조금 커져도 {output}은(는) 그대로입니다.</translation>
    </message>
    <message>
        <source>If {id} grows by {nudge}, {output} falls by about {by}.</source>
        <translation>{id}이(가) {nudge}만큼 커지면 {output}은(는) 약 {by}만큼 작아집니다.</translation>
    </message>
    <message>
        <source>If {id} grows by {nudge}, {output} grows by about {by}.</source>
        <translation>{id}이(가) {nudge}만큼 커지면 {output}은(는) 약 {by}만큼 커집니다.</translation>
    </message>
    <message>
        <source>It is bound to column "{column}".</source>
        <translation>"{column}" 열에 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>LOCAL</source>
        <translation>국소 기울기</translation>
    </message>
    <message>
        <source>No gradients yet: {reason}.</source>
        <translation>아직 기울기가 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Not computed: operand {ports} has no wire yet.</source>
        <translation>계산하지 못했습니다. 피연산자 {ports}에 아직 간선이 없습니다.</translation>
    </message>
    <message>
        <source>Only the leaves have values.</source>
        <translation>잎 노드만 값을 가집니다.</translation>
    </message>
    <message>
        <source>Open the XOR example, press Train, and watch the network learn.</source>
        <translation>XOR 예제를 열고 ‘학습’을 누른 뒤 신경망이 배우는 모습을 보세요.</translation>
    </message>
    <message>
        <source>Press Step to compute one node at a time, forward and then backward.</source>
        <translation>‘한 단계’를 누르면 노드를 하나씩 계산합니다. 먼저 순전파, 그다음 역전파입니다.</translation>
    </message>
    <message>
        <source>Press Step: forward, each node computes its value; backward, the gradient returns.</source>
        <translation>‘한 단계’를 누르세요. 순전파에서는 노드마다 값을 계산하고, 역전파에서는 기울기가 되돌아옵니다.</translation>
    </message>
    <message>
        <source>SAMPLE {sample}</source>
        <translation>샘플 {sample}</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>한 단계씩</translation>
    </message>
    <message>
        <source>Select a node to see how its numbers come about, or press Step to go through them.</source>
        <translation>노드를 선택하면 그 수가 어떻게 나왔는지 볼 수 있습니다. ‘한 단계’를 누르면 차례로 따라갑니다.</translation>
    </message>
    <message>
        <source>TRAIN</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>The sigmoid is taken apart, so the cross-entropy sees a plain number: when that rounds to 0 or 1, its exact form is lost.</source>
        <translation>시그모이드를 나누어 놓아서 교차 엔트로피는 보통의 수를 받습니다. 이 수가 0이나 1로 반올림되면 정확한 식을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>UPSTREAM</source>
        <translation>상류 기울기</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Watch gradients flow</source>
        <translation>기울기가 흐르는 모습을 보세요</translation>
    </message>
    <message>
        <source>{id} feeds only {target}.</source>
        <translation>{id}은(는) {target}(으)로만 이어집니다.</translation>
    </message>
    <message>
        <source>{id} feeds {targets}: what comes back on those edges is summed.</source>
        <translation>{id}은(는) {targets}(으)로 이어집니다. 그 간선들로 되돌아오는 기울기를 모두 더합니다.</translation>
    </message>
    <message>
        <source>{id} is the output: its own gradient is 1.</source>
        <translation>{id}은(는) 출력입니다. 자기 자신에 대한 기울기는 1입니다.</translation>
    </message>
    <message>
        <source>{operation} · {id}</source>
        <translation>{operation} · {id}</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>{name}의 바뀐 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
    </message>
    <message>
        <source>The document is not saved.</source>
        <translation>문서를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>This could not be opened.</source>
        <translation>열 수 없습니다.</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>저장하지 않은 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>guibp</source>
        <translation>guibp</translation>
    </message>
    <message>
        <source>guibp graphs (*.guibp)</source>
        <translation>guibp 그래프 (*.guibp)</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name}이(가) 이미 있습니다. 바꿀까요?</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Alt and arrows</source>
        <translation>Alt+화살표</translation>
    </message>
    <message>
        <source>Alt and click it</source>
        <translation>Alt를 누르고 클릭</translation>
    </message>
    <message>
        <source>Break the wires of a port</source>
        <translation>포트의 간선 끊기</translation>
    </message>
    <message>
        <source>Change a leaf's number</source>
        <translation>잎 노드의 수 바꾸기</translation>
    </message>
    <message>
        <source>Change what a note says</source>
        <translation>메모 고치기</translation>
    </message>
    <message>
        <source>Ctrl and drag from it</source>
        <translation>Ctrl을 누르고 끌기</translation>
    </message>
    <message>
        <source>Ctrl and drag with the right button</source>
        <translation>Ctrl을 누르고 오른쪽 단추로 끌기</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+왼쪽, Ctrl+오른쪽</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>간선 자르기</translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation>간선 잇기</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up a gesture, a tool, a selection</source>
        <translation>동작, 도구, 선택 그만두기</translation>
    </message>
    <message>
        <source>Make a note larger</source>
        <translation>메모 키우기</translation>
    </message>
    <message>
        <source>Move all wires of an output to another</source>
        <translation>출력의 모든 간선을 다른 출력으로 옮기기</translation>
    </message>
    <message>
        <source>Move the selected nodes</source>
        <translation>선택한 노드 옮기기</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>화면 옮기기</translation>
    </message>
    <message>
        <source>Put a node into a wire</source>
        <translation>노드를 간선에 끼워 넣기</translation>
    </message>
    <message>
        <source>Search an operation to add</source>
        <translation>추가할 연산 찾기</translation>
    </message>
    <message>
        <source>See all digits and the local gradients</source>
        <translation>모든 자릿수와 국소 기울기 보기</translation>
    </message>
    <message>
        <source>Tab, double click on nothing, wire dropped on nothing</source>
        <translation>Tab, 빈 곳을 두 번 클릭, 간선을 빈 곳에 놓기</translation>
    </message>
    <message>
        <source>Type a number or a name</source>
        <translation>수나 이름 입력하기</translation>
    </message>
    <message>
        <source>Walk along the wires</source>
        <translation>간선을 따라 이동하기</translation>
    </message>
    <message>
        <source>Walk through all nodes</source>
        <translation>모든 노드를 차례로 이동하기</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>화살표</translation>
    </message>
    <message>
        <source>double click, Return, F2; Ctrl+Return ends, Esc reverts</source>
        <translation>두 번 클릭, Enter, F2. Ctrl+Enter로 마치고 Esc로 되돌림</translation>
    </message>
    <message>
        <source>double click, Return, F2; Up and Down step</source>
        <translation>두 번 클릭, Enter, F2. 위/아래 화살표로 조금씩</translation>
    </message>
    <message>
        <source>drag a corner</source>
        <translation>모서리 끌기</translation>
    </message>
    <message>
        <source>drag across it; Shift finer, Ctrl coarser</source>
        <translation>수 위에서 옆으로 끌기. Shift는 곱게, Ctrl은 크게</translation>
    </message>
    <message>
        <source>drag from a port, or click it and click the other</source>
        <translation>포트에서 끌거나, 두 포트를 차례로 클릭</translation>
    </message>
    <message>
        <source>drop it there; with Alt beside</source>
        <translation>간선 위에 놓기. Alt를 누르면 옆에 놓임</translation>
    </message>
    <message>
        <source>middle button, or Space and drag; two fingers; across with Shift</source>
        <translation>가운데 단추, 또는 스페이스를 누르고 끌기. 두 손가락. Shift를 누르면 옆으로</translation>
    </message>
    <message>
        <source>rest the pointer on a wire, a port or a node</source>
        <translation>간선, 포트, 노드 위에 포인터를 두기</translation>
    </message>
    <message>
        <source>wheel, Ctrl and two fingers, or a pinch</source>
        <translation>휠, Ctrl을 누르고 두 손가락, 또는 두 손가락 벌리기</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Computational graph</source>
        <translation>계산 그래프</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>About guibp</source>
        <translation>guibp 정보</translation>
    </message>
    <message>
        <source>Build a computational graph, and watch values and gradients flow along its edges.</source>
        <translation>계산 그래프를 만들고, 값과 기울기가 간선을 따라 흐르는 모습을 보세요.</translation>
    </message>
    <message>
        <source>guibp {version}</source>
        <translation>guibp {version}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation><numerusform>노드 %n개</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wire(s)</source>
        <translation><numerusform>간선 %n개</numerusform></translation>
    </message>
    <message>
        <source>Select a node or a wire to see its numbers in full and to change it.</source>
        <translation>노드나 간선을 선택하면 수를 끝자리까지 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>{counted} selected.</source>
        <translation>{counted}를 선택했습니다.</translation>
    </message>
    <message>
        <source>{nodes} and {edges} selected.</source>
        <translation>{nodes}, {edges}를 선택했습니다.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>LessonMenu</name>
    <message>
        <source>&amp;Lessons</source>
        <translation>수업(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation>수업 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Take the tour</source>
        <translation>둘러보기(&amp;T)</translation>
    </message>
    <message>
        <source>Lessons (*{suffix})</source>
        <translation>수업 (*{suffix})</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>수업 열기</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>해냈습니다.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>힌트</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Not yet. Look again, or ask for a hint.</source>
        <translation>아직 아닙니다. 다시 살펴보거나 힌트를 보세요.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보여 주기</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>task {place} of {tasks}</source>
        <translation>과제 {place}/{tasks}</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>There is no action "{name}".</source>
        <translation>"{name}"(이)라는 동작이 없습니다.</translation>
    </message>
</context>
<context>
    <name>LiveTraining</name>
    <message>
        <source>No parameter has a random start. Give one in the inspector, then draw again.</source>
        <translation>무작위 초깃값이 있는 매개변수가 없습니다. 속성에서 정한 다음 다시 뽑으세요.</translation>
    </message>
    <message>
        <source>Training diverged at step {step}: "{node}" left the finite numbers. Try a smaller learning rate.</source>
        <translation>{step}번째 단계에서 학습이 발산했습니다. "{node}"의 값이 유한한 수를 벗어났습니다. 학습률을 줄여 보세요.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Press Train and watch the loss fall.</source>
        <translation>‘학습’을 누르고 손실이 줄어드는 모습을 보세요.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss now</source>
        <translation>현재 손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>{loss} at step {step}</source>
        <translation>{step}단계에서 {loss}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No font of this computer has Korean letters: install fonts-nanum.</source>
        <translation>No font of this computer has Korean letters: install fonts-nanum.</translation>
    </message>
    <message>
        <source>{name}[*] – guibp</source>
        <translation>{name}[*] – guibp</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the graph</source>
        <translation>그래프 전체 보기</translation>
    </message>
</context>
<context>
    <name>NodePage</name>
    <message>
        <source>column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>differentiate this node</source>
        <translation>이 노드를 미분</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>none: a number</source>
        <translation>없음: 수</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>random start ±</source>
        <translation>무작위 초깃값 ±</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>NoteTextEdit</name>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
</context>
<context>
    <name>NumbersBox</name>
    <message>
        <source>GRADIENT</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>A number that stays as it is.</source>
        <translation>바뀌지 않는 수입니다.</translation>
    </message>
    <message>
        <source>A number that training changes.</source>
        <translation>학습이 바꾸어 가는 수입니다.</translation>
    </message>
    <message>
        <source>Data: a number, or a column of the data set.</source>
        <translation>데이터입니다. 수 하나이거나 데이터셋의 열입니다.</translation>
    </message>
    <message>
        <source>How surprised the prediction, a probability, is by the target, 0 or 1.</source>
        <translation>확률인 예측이 정답 0 또는 1에서 얼마나 벗어났는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>One divided by the operand.</source>
        <translation>1을 피연산자로 나눕니다.</translation>
    </message>
    <message>
        <source>The base raised to the exponent.</source>
        <translation>밑을 지수만큼 거듭제곱합니다.</translation>
    </message>
    <message>
        <source>The first operand divided by the second.</source>
        <translation>첫째 피연산자를 둘째로 나눕니다.</translation>
    </message>
    <message>
        <source>The first operand minus the second.</source>
        <translation>첫째 피연산자에서 둘째를 뺍니다.</translation>
    </message>
    <message>
        <source>The hyperbolic tangent: it squeezes any number into −1 to 1.</source>
        <translation>쌍곡탄젠트입니다. 어떤 수든 −1과 1 사이로 옮깁니다.</translation>
    </message>
    <message>
        <source>The logistic function: it squeezes any number into 0 to 1.</source>
        <translation>로지스틱 함수입니다. 어떤 수든 0과 1 사이로 옮깁니다.</translation>
    </message>
    <message>
        <source>The mean over the samples.</source>
        <translation>샘플 전체의 평균입니다.</translation>
    </message>
    <message>
        <source>The natural logarithm.</source>
        <translation>자연로그입니다.</translation>
    </message>
    <message>
        <source>The operand times itself.</source>
        <translation>피연산자를 제곱합니다.</translation>
    </message>
    <message>
        <source>The operand where it is positive, else 0. At 0 its subgradient is 0.</source>
        <translation>피연산자가 양수이면 그대로, 아니면 0입니다. 0에서는 기울기를 0으로 둡니다.</translation>
    </message>
    <message>
        <source>The operand with its sign turned.</source>
        <translation>피연산자의 부호를 바꿉니다.</translation>
    </message>
    <message>
        <source>The product of its operands. The local gradient of each is the product of the others.</source>
        <translation>피연산자의 곱입니다. 각 피연산자의 국소 기울기는 나머지의 곱입니다.</translation>
    </message>
    <message>
        <source>The squared difference between prediction and target.</source>
        <translation>예측과 정답의 차를 제곱합니다.</translation>
    </message>
    <message>
        <source>The sum of its operands. It passes the upstream gradient on unchanged.</source>
        <translation>피연산자의 합입니다. 상류 기울기를 그대로 흘려보냅니다.</translation>
    </message>
    <message>
        <source>The sum over the samples.</source>
        <translation>샘플 전체의 합입니다.</translation>
    </message>
    <message>
        <source>add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>divide</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>e raised to the operand. It is its own derivative.</source>
        <translation>e를 피연산자만큼 거듭제곱합니다. 미분해도 자기 자신입니다.</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수 함수</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>곱하기</translation>
    </message>
    <message>
        <source>negate</source>
        <translation>부호 바꾸기</translation>
    </message>
    <message>
        <source>operand {port}</source>
        <translation>피연산자 {port}</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>reciprocal</source>
        <translation>역수</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>렐루</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>square</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>쌍곡탄젠트</translation>
    </message>
    <message>
        <source>target</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Note: {text}</source>
        <translation>메모: {text}</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>outline of the graph</source>
        <translation>그래프 개요</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A weighted sum of inputs with a bias, through an activation.</source>
        <translation>입력의 가중합에 편향을 더하고 활성화 함수를 거칩니다.</translation>
    </message>
    <message>
        <source>ARITHMETIC</source>
        <translation>산술</translation>
    </message>
    <message>
        <source>FUNCTIONS</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>How far predictions are from their targets, as one number.</source>
        <translation>예측이 정답에서 얼마나 떨어져 있는지를 수 하나로 나타냅니다.</translation>
    </message>
    <message>
        <source>LEAVES</source>
        <translation>잎 노드</translation>
    </message>
    <message>
        <source>LOSS</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Neurons side by side that all take the same inputs.</source>
        <translation>같은 입력을 받는 뉴런을 나란히 놓습니다.</translation>
    </message>
    <message>
        <source>OVER THE SAMPLES</source>
        <translation>샘플 전체</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>UNITS</source>
        <translation>유닛</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>table of predictions</source>
        <translation>예측 표</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 파일</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>드라이브</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Discard</source>
        <translation>저장 안 함</translation>
    </message>
</context>
<context>
    <name>QuickSearch</name>
    <message>
        <source>Found</source>
        <translation>찾은 것</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Clear this list</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The graph changed: stepping ended, every edge is live again.</source>
        <translation>그래프가 바뀌어 단계 보기를 마쳤습니다. 모든 간선에 다시 지금 값이 보입니다.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>캔버스에서</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>1 step/s</source>
        <translation>초당 1단계</translation>
    </message>
    <message>
        <source>How fast play goes</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>all {samples} samples</source>
        <translation>모든 샘플 {samples}개</translation>
    </message>
    <message>
        <source>position of the walk</source>
        <translation>현재 단계</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>sample on show</source>
        <translation>보고 있는 샘플</translation>
    </message>
    <message>
        <source>sample {sample} of {samples}</source>
        <translation>샘플 {sample}/{samples}</translation>
    </message>
    <message>
        <source>speed of play</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>step  ▶</source>
        <translation>한 단계  ▶</translation>
    </message>
    <message>
        <source>{steps} steps/s</source>
        <translation>초당 {steps}단계</translation>
    </message>
    <message>
        <source>▶▶  play</source>
        <translation>▶▶  재생</translation>
    </message>
    <message>
        <source>◀  back</source>
        <translation>◀  뒤로</translation>
    </message>
    <message>
        <source>❚❚  pause</source>
        <translation>❚❚  멈춤</translation>
    </message>
</context>
<context>
    <name>Structure</name>
    <message>
        <source>The cross-entropy now sees a plain number, not a sigmoid: when that rounds to 0 or 1, its exact form is lost.</source>
        <translation>이제 교차 엔트로피는 시그모이드가 아니라 보통의 수를 받습니다. 이 수가 0이나 1로 반올림되면 정확한 식을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>as fast as it goes</source>
        <translation>가능한 한 빠르게</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>new start</source>
        <translation>새 초깃값</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>{pace} steps/s</source>
        <translation>초당 {pace}단계</translation>
    </message>
    <message>
        <source>▶  train</source>
        <translation>▶  학습</translation>
    </message>
    <message>
        <source>❚❚  pause</source>
        <translation>❚❚  멈춤</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Decision boundary</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>{right} of {count} on the right side of 0.5</source>
        <translation>0.5를 기준으로 {count}개 중 {right}개가 맞음</translation>
    </message>
</context>
<context>
    <name>Tutor</name>
    <message>
        <source>lesson</source>
        <translation>수업</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>&amp;Activation</source>
        <translation>활성화 함수(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fed by</source>
        <translation>입력(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Inputs</source>
        <translation>입력의 수(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>손실(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Outputs</source>
        <translation>출력의 수(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Predictions</source>
        <translation>예측의 수(&amp;P)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a {unit}</source>
        <translation>{unit} 추가</translation>
    </message>
    <message>
        <source>new inputs</source>
        <translation>새 입력</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>the selected node</source>
        <translation>선택한 노드</translation>
    </message>
    <message>
        <source>wires that you draw</source>
        <translation>직접 잇는 간선</translation>
    </message>
    <message>
        <source>{count} selected nodes</source>
        <translation>선택한 노드 {count}개</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>dense layer</source>
        <translation>완전 연결층</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>평균 손실</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>유닛 {number}</translation>
    </message>
</context>
<context>
    <name>Walking</name>
    <message>
        <source>backward {step} of {steps}</source>
        <translation>역전파 {step}/{steps}</translation>
    </message>
    <message>
        <source>forward {step} of {steps}</source>
        <translation>순전파 {step}/{steps}</translation>
    </message>
    <message>
        <source>live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Drag an operation here, or open an example.</source>
        <translation>연산을 여기로 끌어다 놓거나 예제를 여세요.</translation>
    </message>
    <message>
        <source>Every edge will show its value and its gradient.</source>
        <translation>모든 간선에 값과 기울기가 나타납니다.</translation>
    </message>
    <message>
        <source>Take the tour: one minute</source>
        <translation>1분 둘러보기</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>")" is expected here: "{name}" takes no more</source>
        <translation>여기에는 ")"가 와야 합니다. "{name}"은(는) 더 받지 않습니다</translation>
    </message>
    <message>
        <source>"data" takes the name of a column in quotes, not {found}</source>
        <translation>"data"에는 따옴표로 묶은 열 이름이 와야 합니다. {found}은(는) 올 수 없습니다</translation>
    </message>
    <message>
        <source>"{id}" ({op}) has no port {port}</source>
        <translation>"{id}"({op})에는 포트 {port}이(가) 없습니다</translation>
    </message>
    <message>
        <source>"{id}" has a value or a column, not both</source>
        <translation>"{id}"은(는) 값과 열 가운데 하나만 가질 수 있습니다</translation>
    </message>
    <message>
        <source>"{id}" has neither a value nor a column</source>
        <translation>"{id}"에 값도 열도 없습니다</translation>
    </message>
    <message>
        <source>"{id}" is a leaf: it takes no operand</source>
        <translation>"{id}"은(는) 잎 노드라서 피연산자를 받지 않습니다</translation>
    </message>
    <message>
        <source>"{id}" is an operation and holds no value of its own</source>
        <translation>"{id}"은(는) 연산이라서 자기 값을 따로 가지지 않습니다</translation>
    </message>
    <message>
        <source>"{id}" is an operation: its value is computed</source>
        <translation>"{id}"은(는) 연산이라서 값이 계산됩니다</translation>
    </message>
    <message>
        <source>"{id}" is in "{group}" already</source>
        <translation>"{id}"은(는) 이미 "{group}"에 들어 있습니다</translation>
    </message>
    <message>
        <source>"{id}" is no input: only an input is bound to a column</source>
        <translation>"{id}"은(는) 입력이 아닙니다. 입력만 열에 연결할 수 있습니다</translation>
    </message>
    <message>
        <source>"{id}" is no parameter: only a parameter has a random start</source>
        <translation>"{id}"은(는) 매개변수가 아닙니다. 매개변수만 무작위 초깃값을 가집니다</translation>
    </message>
    <message>
        <source>"{id}" is no sigmoid</source>
        <translation>"{id}"은(는) 시그모이드가 아닙니다</translation>
    </message>
    <message>
        <source>"{id}" is taken</source>
        <translation>"{id}"은(는) 이미 쓰고 있는 이름입니다</translation>
    </message>
    <message>
        <source>"{member}" is in two groups</source>
        <translation>"{member}"이(가) 두 그룹에 들어 있습니다</translation>
    </message>
    <message>
        <source>"{member}" is inside "{holder}" already</source>
        <translation>"{member}"은(는) 이미 "{holder}" 안에 있습니다</translation>
    </message>
    <message>
        <source>"{name}" is defined twice</source>
        <translation>"{name}"을(를) 두 번 정의했습니다</translation>
    </message>
    <message>
        <source>"{name}" is given twice</source>
        <translation>"{name}"이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>"{name}" is missing</source>
        <translation>"{name}"이(가) 빠졌습니다</translation>
    </message>
    <message>
        <source>"{name}" is not defined: a name is used after its own line</source>
        <translation>"{name}"은(는) 정의되지 않았습니다. 이름은 정의한 줄 다음부터 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>"{name}" takes a number, not {found}</source>
        <translation>"{name}"에는 수가 와야 합니다. {found}은(는) 올 수 없습니다</translation>
    </message>
    <message>
        <source>"{name}" would be "{other}" once more: an operation or a number is missing</source>
        <translation>"{name}"은(는) "{other}"와(과) 같은 것이 됩니다. 연산이나 수가 빠졌습니다</translation>
    </message>
    <message>
        <source>"{op}" takes one operand, not {given}</source>
        <translation>"{op}"의 피연산자는 1개여야 하는데 {given}개입니다</translation>
    </message>
    <message>
        <source>"{op}" takes two or more operands, not {given}</source>
        <translation>"{op}"의 피연산자는 2개 이상이어야 하는데 {given}개입니다</translation>
    </message>
    <message>
        <source>"{op}" takes {expected} operands, not {given}</source>
        <translation>"{op}"의 피연산자는 {expected}개여야 하는데 {given}개입니다</translation>
    </message>
    <message>
        <source>"{text}" is not a number</source>
        <translation>"{text}"은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>"{text}" is too large</source>
        <translation>"{text}"은(는) 너무 큽니다</translation>
    </message>
    <message>
        <source>"{text}": write the decimal point as a point</source>
        <translation>"{text}": 소수점은 점(.)으로 쓰세요</translation>
    </message>
    <message>
        <source>a batch is a whole number of samples from 1 up, not {batch!r}</source>
        <translation>배치 크기는 1 이상의 정수여야 합니다. {batch!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a comma stands between the operands of a function only</source>
        <translation>쉼표는 함수의 피연산자 사이에만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>a data set needs at least one column</source>
        <translation>데이터셋에는 열이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>a data set needs at least one row</source>
        <translation>데이터셋에는 행이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>a group has at least one member</source>
        <translation>그룹에는 구성원이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>a learning rate is a number, not {rate!r}</source>
        <translation>학습률은 수여야 합니다. {rate!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a learning rate is a positive finite number, not {rate}</source>
        <translation>학습률은 유한한 양수여야 합니다. {rate}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a learning rate is larger than 0, not {value}</source>
        <translation>학습률은 0보다 커야 합니다. {value}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a lesson has one task at least</source>
        <translation>수업에는 과제가 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>a line begins with a name and "=", as in f = w*x</source>
        <translation>줄은 f = w*x처럼 이름과 "="로 시작합니다</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>a list is expected here, not {found}</source>
        <translation>여기에는 목록이 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>a name has at most {limit} characters</source>
        <translation>이름은 {limit}자를 넘을 수 없습니다</translation>
    </message>
    <message>
        <source>a note has at most {limit} characters</source>
        <translation>메모는 {limit}자를 넘을 수 없습니다</translation>
    </message>
    <message>
        <source>a note has no NUL and no lone surrogate</source>
        <translation>메모에는 NUL이나 짝이 없는 서로게이트 문자를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a number above 0 is expected here</source>
        <translation>여기에는 0보다 큰 수가 와야 합니다</translation>
    </message>
    <message>
        <source>a number is expected here, not {found}</source>
        <translation>여기에는 수가 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>a number or a name is expected here, not {found}</source>
        <translation>여기에는 수나 이름이 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>a port is a whole number, not {port!r}</source>
        <translation>포트는 정수여야 합니다. {port!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a position is two numbers, not {position!r}</source>
        <translation>위치는 수 두 개여야 합니다. {position!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a power is written "**"</source>
        <translation>거듭제곱은 "**"로 쓰세요</translation>
    </message>
    <message>
        <source>a random start is larger than 0, not {value}</source>
        <translation>무작위 초깃값의 범위는 0보다 커야 합니다. {value}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a seed is a whole number from 0 up, not {seed!r}</source>
        <translation>시드는 0 이상의 정수여야 합니다. {seed!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a side of note "{id}" is from {least} to {most} long, not {side}</source>
        <translation>메모 "{id}"의 변은 {least}에서 {most}까지여야 합니다. {side}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a start is "{empty}", "{preset}NAME" or "{expression}TEXT"</source>
        <translation>시작은 "{empty}", "{preset}NAME", "{expression}TEXT" 가운데 하나여야 합니다</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>a text has half a surrogate pair</source>
        <translation>글에 짝이 없는 서로게이트 문자가 있습니다</translation>
    </message>
    <message>
        <source>a text is expected here</source>
        <translation>여기에는 글이 와야 합니다</translation>
    </message>
    <message>
        <source>a text is expected here, not {found}</source>
        <translation>여기에는 글이 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>a whole number is expected here, not {found}</source>
        <translation>여기에는 정수가 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>an edge from "{source}" to "{target}" would close a cycle</source>
        <translation>"{source}"에서 "{target}"(으)로 가는 간선을 넣으면 순환이 생깁니다</translation>
    </message>
    <message>
        <source>an id has 1 to {limit} characters</source>
        <translation>이름은 1자에서 {limit}자까지입니다</translation>
    </message>
    <message>
        <source>an id has no NUL and no lone surrogate: {id!r}</source>
        <translation>이름에는 NUL이나 짝이 없는 서로게이트 문자를 쓸 수 없습니다: {id!r}</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>an object is expected here, not {found}</source>
        <translation>여기에는 객체가 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>an operator is missing before {found}</source>
        <translation>{found} 앞에 연산자가 빠졌습니다</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>cannot save {path}: {reason}</source>
        <translation>{path}을(를) 저장할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>column {name}, row {row}: {value!r} is not a number</source>
        <translation>{name} 열 {row}행: {value!r}은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>column {name}, row {row}: {value} is not finite</source>
        <translation>{name} 열 {row}행: {value}은(는) 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>exactly one of "equals", "gradient" and "value" is expected</source>
        <translation>"equals", "gradient", "value" 가운데 꼭 하나만 있어야 합니다</translation>
    </message>
    <message>
        <source>group "{id}" names a member twice</source>
        <translation>그룹 "{id}"에 같은 구성원이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>group "{id}" would be empty</source>
        <translation>그룹 "{id}"이(가) 비게 됩니다</translation>
    </message>
    <message>
        <source>group "{id}" would hold itself</source>
        <translation>그룹 "{id}"이(가) 자기 자신을 담게 됩니다</translation>
    </message>
    <message>
        <source>group "{id}": there is no node or group "{member}"</source>
        <translation>그룹 "{id}": "{member}"(이)라는 노드나 그룹이 없습니다</translation>
    </message>
    <message>
        <source>larger than {limit} MiB</source>
        <translation>{limit} MiB보다 큽니다</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>{line}번째 줄, {column}번째 글자</translation>
    </message>
    <message>
        <source>longer than {limit} characters</source>
        <translation>{limit}자보다 깁니다</translation>
    </message>
    <message>
        <source>more than {limit} objects and lists</source>
        <translation>객체와 목록이 {limit}개보다 많습니다</translation>
    </message>
    <message>
        <source>more than {limit} operators wait for their right side</source>
        <translation>오른쪽 항을 기다리는 연산자가 {limit}개보다 많습니다</translation>
    </message>
    <message>
        <source>more than {limit} values</source>
        <translation>값이 {limit}개보다 많습니다</translation>
    </message>
    <message>
        <source>nested deeper than {limit} levels</source>
        <translation>{limit}단계보다 깊게 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>nested deeper than {limit} parentheses</source>
        <translation>괄호가 {limit}겹보다 깊습니다</translation>
    </message>
    <message>
        <source>node "{id}": port {port} has no edge</source>
        <translation>노드 "{id}": 포트 {port}에 간선이 없습니다</translation>
    </message>
    <message>
        <source>node "{id}": the data set has no column "{column}"</source>
        <translation>노드 "{id}": 데이터셋에 "{column}" 열이 없습니다</translation>
    </message>
    <message>
        <source>none of the options has this number</source>
        <translation>보기 가운데 이 번호가 없습니다</translation>
    </message>
    <message>
        <source>not a finite number, or too large</source>
        <translation>유한한 수가 아니거나 너무 큽니다</translation>
    </message>
    <message>
        <source>operands are a list of ids, not {operands!r}</source>
        <translation>피연산자는 이름의 목록이어야 합니다. {operands!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>output "{id}" depends on no parameter: nothing to train</source>
        <translation>출력 "{id}"에 영향을 주는 매개변수가 없어 학습할 것이 없습니다</translation>
    </message>
    <message>
        <source>port {port} of "{id}" has no edge</source>
        <translation>"{id}"의 포트 {port}에 간선이 없습니다</translation>
    </message>
    <message>
        <source>port {port} of "{id}" is taken</source>
        <translation>"{id}"의 포트 {port}에는 이미 간선이 있습니다</translation>
    </message>
    <message>
        <source>steps are a whole number from 0 up, not {steps!r}</source>
        <translation>단계 수는 0 이상의 정수여야 합니다. {steps!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the answer cannot be written: {reason}</source>
        <translation>답을 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>the columns differ in length ({sizes})</source>
        <translation>열의 길이가 서로 다릅니다({sizes})</translation>
    </message>
    <message>
        <source>the compiler cannot be loaded: {reason}</source>
        <translation>컴파일러를 불러올 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>the edges close a cycle: {cycle}</source>
        <translation>간선이 순환을 이룹니다: {cycle}</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>줄의 끝</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>the first task needs a start</source>
        <translation>첫 과제에는 시작이 있어야 합니다</translation>
    </message>
    <message>
        <source>the gradient of "{id}" differs</source>
        <translation>"{id}"의 기울기가 다릅니다</translation>
    </message>
    <message>
        <source>the position of "{id}" is out of range</source>
        <translation>"{id}"의 위치가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>the position of note "{id}" is out of range</source>
        <translation>메모 "{id}"의 위치가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>the text has no closing quote</source>
        <translation>닫는 따옴표가 없습니다</translation>
    </message>
    <message>
        <source>the text is encoded as UTF-16; a guibp document is UTF-8</source>
        <translation>이 글은 UTF-16으로 쓰여 있습니다. guibp 문서는 UTF-8이어야 합니다</translation>
    </message>
    <message>
        <source>the training loops cannot be compiled</source>
        <translation>학습 루프를 컴파일할 수 없습니다</translation>
    </message>
    <message>
        <source>the training loops cannot be compiled: {reason}</source>
        <translation>학습 루프를 컴파일할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>there is no edge from "{source}" to port {port} of "{target}"</source>
        <translation>"{source}"에서 "{target}"의 포트 {port}(으)로 가는 간선이 없습니다</translation>
    </message>
    <message>
        <source>there is no function "{name}"</source>
        <translation>"{name}"(이)라는 함수가 없습니다</translation>
    </message>
    <message>
        <source>there is no group "{id}"</source>
        <translation>"{id}"(이)라는 그룹이 없습니다</translation>
    </message>
    <message>
        <source>there is no node "{id}"</source>
        <translation>"{id}"(이)라는 노드가 없습니다</translation>
    </message>
    <message>
        <source>there is no node or group "{id}"</source>
        <translation>"{id}"(이)라는 노드나 그룹이 없습니다</translation>
    </message>
    <message>
        <source>there is no note "{id}"</source>
        <translation>"{id}"(이)라는 메모가 없습니다</translation>
    </message>
    <message>
        <source>there is no operation "{name}"</source>
        <translation>"{name}"(이)라는 연산이 없습니다</translation>
    </message>
    <message>
        <source>there is no output to train for</source>
        <translation>학습할 출력이 없습니다</translation>
    </message>
    <message>
        <source>there is no output: the graph has no operation</source>
        <translation>그래프에 연산이 없어 출력이 없습니다</translation>
    </message>
    <message>
        <source>there is no parameter to train</source>
        <translation>학습할 매개변수가 없습니다</translation>
    </message>
    <message>
        <source>there is no preset "{name}"; there are {known}</source>
        <translation>"{name}"(이)라는 예제가 없습니다. 있는 것: {known}</translation>
    </message>
    <message>
        <source>there is no sample {sample}: they are counted from 0 to {last}</source>
        <translation>샘플 {sample}이(가) 없습니다. 샘플은 0부터 {last}까지입니다</translation>
    </message>
    <message>
        <source>there is no version {version}</source>
        <translation>버전 {version}은(는) 없습니다</translation>
    </message>
    <message>
        <source>this is no JSON: {problem}</source>
        <translation>JSON이 아닙니다: {problem}</translation>
    </message>
    <message>
        <source>this is no UTF-8 text</source>
        <translation>UTF-8로 쓰인 글이 아닙니다</translation>
    </message>
    <message>
        <source>this is no guibp document</source>
        <translation>guibp 문서가 아닙니다</translation>
    </message>
    <message>
        <source>this is no guibp lesson</source>
        <translation>guibp 수업이 아닙니다</translation>
    </message>
    <message>
        <source>this is no text</source>
        <translation>글이 아닙니다</translation>
    </message>
    <message>
        <source>this parenthesis closes nothing</source>
        <translation>이 괄호는 닫을 것이 없습니다</translation>
    </message>
    <message>
        <source>this parenthesis is never closed</source>
        <translation>이 괄호를 닫지 않았습니다</translation>
    </message>
    <message>
        <source>this program reads version {known} of lessons</source>
        <translation>이 프로그램은 수업 버전 {known}을(를) 읽습니다</translation>
    </message>
    <message>
        <source>training diverged after {step} steps: "{node}" left the finite numbers</source>
        <translation>{step}단계 뒤에 학습이 발산했습니다. "{node}"의 값이 유한한 수를 벗어났습니다</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>참 또는 거짓</translation>
    </message>
    <message>
        <source>true or false is expected here, not {found}</source>
        <translation>여기에는 참 또는 거짓이 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>type a number</source>
        <translation>수를 입력하세요</translation>
    </message>
    <message>
        <source>unknown operation "{op}"</source>
        <translation>알 수 없는 연산 "{op}"</translation>
    </message>
    <message>
        <source>unknown optimiser "{optimizer}"</source>
        <translation>알 수 없는 옵티마이저 "{optimizer}"</translation>
    </message>
    <message>
        <source>unknown optimizer "{name}"; there are {known}</source>
        <translation>알 수 없는 옵티마이저 "{name}". 있는 것: {known}</translation>
    </message>
    <message>
        <source>unknown schedule "{schedule}": {reason}</source>
        <translation>알 수 없는 학습률 일정 "{schedule}": {reason}</translation>
    </message>
    <message>
        <source>values need a start</source>
        <translation>값에는 시작이 있어야 합니다</translation>
    </message>
    <message>
        <source>version {version} is newer than this program, which reads {known}</source>
        <translation>버전 {version}은(는) 이 프로그램보다 새것입니다. 이 프로그램은 버전 {known}을(를) 읽습니다</translation>
    </message>
    <message>
        <source>{column!r} is no name for a column</source>
        <translation>{column!r}은(는) 열 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{count} nodes could be the output ({names}): choose one</source>
        <translation>출력이 될 수 있는 노드가 {count}개입니다({names}). 하나를 고르세요</translation>
    </message>
    <message>
        <source>{expected} numbers are expected here, not {found}</source>
        <translation>여기에는 수가 {expected}개 와야 하는데 {found}개 있습니다</translation>
    </message>
    <message>
        <source>{found} cannot stand here</source>
        <translation>{found}은(는) 여기에 올 수 없습니다</translation>
    </message>
    <message>
        <source>{name!r} is no name for a column</source>
        <translation>{name!r}은(는) 열 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{name!r} is no name for a field</source>
        <translation>{name!r}은(는) 필드 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is no name</source>
        <translation>{name}은(는) 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{number} is too large</source>
        <translation>{number}은(는) 너무 큽니다</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path}은(는) 폴더입니다</translation>
    </message>
    <message>
        <source>{path} is larger than {limit} MiB</source>
        <translation>{path}은(는) {limit} MiB보다 큽니다</translation>
    </message>
    <message>
        <source>{path} is no regular file</source>
        <translation>{path}은(는) 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{path} is saved, but could be lost in a power failure: {reason}</source>
        <translation>{path}을(를) 저장했지만 정전이 나면 잃을 수 있습니다: {reason}</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
    <message>
        <source>{value!r} is not a number</source>
        <translation>{value!r}은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>{value!r} is not a whole number</source>
        <translation>{value!r}은(는) 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{value} is not a finite number</source>
        <translation>{value}은(는) 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>{value} is out of range: a whole number from 0 to {limit}</source>
        <translation>{value}은(는) 범위를 벗어났습니다. 0부터 {limit}까지의 정수여야 합니다</translation>
    </message>
</context>
</TS>
