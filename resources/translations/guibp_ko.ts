<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Copy versions</source>
        <translation>버전 복사(&amp;C)</translation>
    </message>
    <message>
        <source>About guibp</source>
        <translation>guibp 정보</translation>
    </message>
    <message>
        <source>Build a computational graph, and watch values and gradients flow along its edges.</source>
        <translation>계산 그래프를 만들고, 값과 기울기가 간선을 따라 흐르는 모습을 보세요.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>guibp {version}</source>
        <translation>guibp {version}</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>버전 목록</translation>
    </message>
</context>
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
        <source>&amp;Close window</source>
        <translation>창 닫기(&amp;C)</translation>
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
        <source>&amp;Differentiate this node</source>
        <translation>이 노드를 미분(&amp;D)</translation>
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
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
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
        <source>&amp;Gradient by row</source>
        <translation>행별 기울기(&amp;G)</translation>
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
        <source>&amp;Hold out rows…</source>
        <translation>행 떼어 두기(&amp;H)…</translation>
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
        <source>&amp;Mistake lab</source>
        <translation>실수 실험실(&amp;M)</translation>
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
        <source>&amp;Paste table</source>
        <translation>표 붙여넣기(&amp;P)</translation>
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
        <translation>시스템 설정(&amp;S)</translation>
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
        <source>&amp;Worksheet…</source>
        <translation>학습지(&amp;W)…</translation>
    </message>
    <message>
        <source>A picture, a script in NumPy, PyTorch or JAX, LaTeX, DOT or JSON</source>
        <translation>그림, NumPy·PyTorch·JAX 스크립트, LaTeX, DOT, JSON으로</translation>
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
        <source>Another graph beside this one</source>
        <translation>이 그래프 옆에 그래프를 하나 더 엽니다</translation>
    </message>
    <message>
        <source>Arrange the graph, or what is selected, in layers</source>
        <translation>그래프 전체 또는 선택한 부분을 층별로 배치합니다</translation>
    </message>
    <message>
        <source>B&amp;y hand</source>
        <translation>손으로(&amp;Y)</translation>
    </message>
    <message>
        <source>Back to the start: only the leaves have values</source>
        <translation>처음으로 돌아갑니다. 잎 노드만 값을 가집니다</translation>
    </message>
    <message>
        <source>Be asked for each value and gradient before it is shown</source>
        <translation>값과 기울기가 나타나기 전에 먼저 물어봅니다</translation>
    </message>
    <message>
        <source>Be the optimiser: move the parameters, compute updates, compare</source>
        <translation>직접 옵티마이저가 되어 매개변수를 움직이고 갱신을 계산해 비교합니다</translation>
    </message>
    <message>
        <source>Black on white, for print and projectors</source>
        <translation>흰 바탕에 검은색입니다. 인쇄와 프로젝터에 알맞습니다</translation>
    </message>
    <message>
        <source>Break one rule on purpose, or find one that is broken</source>
        <translation>규칙 하나를 일부러 어기거나, 어겨진 규칙을 찾습니다</translation>
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
        <source>Compare r&amp;uns</source>
        <translation>실행 비교(&amp;U)</translation>
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
        <source>Draw a part of the rows that no training learns from, to see its loss beside theirs</source>
        <translation>학습에 쓰지 않을 행을 일부 뽑아, 그 손실을 나머지 행의 손실과 나란히 봅니다</translation>
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
        <source>E&amp;xport runs…</source>
        <translation>실행 내보내기(&amp;X)…</translation>
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
        <source>Every training that was done, in a table and on one plot</source>
        <translation>지금까지의 모든 학습을 표와 한 그래프에서 봅니다</translation>
    </message>
    <message>
        <source>Every way from the current node to the output, and what it carries</source>
        <translation>현재 노드에서 출력까지의 모든 경로와 각 경로가 나르는 기울기</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>선택한 것에 맞추기(&amp;S)</translation>
    </message>
    <message>
        <source>Free&amp;ze or let move</source>
        <translation>고정하기 또는 풀기(&amp;Z)</translation>
    </message>
    <message>
        <source>Go on until a number is no longer finite</source>
        <translation>어떤 수가 유한하지 않게 될 때까지 계속합니다</translation>
    </message>
    <message>
        <source>Gradient &amp;heat</source>
        <translation>기울기 색(&amp;H)</translation>
    </message>
    <message>
        <source>Grid o&amp;f runs…</source>
        <translation>실행 격자(&amp;F)…</translation>
    </message>
    <message>
        <source>Hidden spa&amp;ce</source>
        <translation>은닉 공간(&amp;C)</translation>
    </message>
    <message>
        <source>Histori&amp;es</source>
        <translation>변화 기록(&amp;E)</translation>
    </message>
    <message>
        <source>How weights, activations and gradients changed over the steps, and how they lie</source>
        <translation>가중치, 활성값, 기울기가 단계마다 어떻게 바뀌었고 지금 어떻게 퍼져 있는지</translation>
    </message>
    <message>
        <source>Keep the selected parameters where they are: no training moves them</source>
        <translation>선택한 매개변수를 지금 값에 고정합니다. 학습해도 바뀌지 않습니다</translation>
    </message>
    <message>
        <source>Language, theme, and what guibp begins with</source>
        <translation>언어, 테마, 시작할 때 열 것을 고릅니다</translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation>시스템을 따라 밝거나 어둡게 합니다</translation>
    </message>
    <message>
        <source>List the groups to which the selected nodes can go, or out of all</source>
        <translation>고른 노드를 옮길 수 있는 그룹과, 모든 그룹에서 빼내기를 보여 줍니다</translation>
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
        <source>Make the cells that a spreadsheet copied the data set</source>
        <translation>스프레드시트에서 복사한 셀을 데이터셋으로 만듭니다</translation>
    </message>
    <message>
        <source>Make the current node the output; asked for again, leave it open</source>
        <translation>현재 노드를 출력으로 정합니다. 다시 누르면 정하지 않습니다</translation>
    </message>
    <message>
        <source>Move to group…</source>
        <translation>그룹 옮기기…</translation>
    </message>
    <message>
        <source>New w&amp;indow</source>
        <translation>새 창(&amp;I)</translation>
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
        <source>Open ta&amp;ble…</source>
        <translation>표 열기(&amp;B)…</translation>
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
        <source>Partial deri&amp;vative</source>
        <translation>편미분(&amp;V)</translation>
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
        <source>Pat&amp;hs to the output</source>
        <translation>출력까지의 경로(&amp;H)</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>환경 설정(&amp;F)…</translation>
    </message>
    <message>
        <source>Predict &amp;first</source>
        <translation>먼저 예측하기(&amp;F)</translation>
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
        <source>Read the data set from a table in a file, which can also be dropped here</source>
        <translation>파일에 있는 표를 데이터셋으로 읽습니다. 파일을 창에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Ready-made &amp;data…</source>
        <translation>준비된 데이터(&amp;D)…</translation>
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
        <source>Save quiz recor&amp;d…</source>
        <translation>퀴즈 기록 저장(&amp;D)…</translation>
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
        <source>Stop at the very step that gets below; the panel has the number</source>
        <translation>손실이 그 값보다 작아지는 바로 그 단계에서 멈춥니다. 값은 패널에 있습니다</translation>
    </message>
    <message>
        <source>Stop when every prediction is on its target's side of 0.5, or near its target</source>
        <translation>모든 예측이 0.5를 기준으로 정답과 같은 쪽에 있거나 정답에 가까우면 멈춥니다</translation>
    </message>
    <message>
        <source>Swap two selected wires, or the first two operands of a node</source>
        <translation>선택한 두 간선 또는 노드의 처음 두 피연산자를 서로 바꿉니다</translation>
    </message>
    <message>
        <source>Take as many steps as the training panel says, as one undo step</source>
        <translation>학습 패널에 적힌 단계 수만큼 학습합니다. 한 번에 실행 취소됩니다</translation>
    </message>
    <message>
        <source>Take off all wires of what is selected</source>
        <translation>선택한 것에 연결된 간선을 모두 뗍니다</translation>
    </message>
    <message>
        <source>Take one leaf as the only variable: its curve, its tangent, a nudge</source>
        <translation>잎 노드 하나만 변수로 봅니다. 곡선과 접선을 보고 조금씩 움직여 봅니다</translation>
    </message>
    <message>
        <source>Take sigmoid &amp;apart</source>
        <translation>시그모이드 분해(&amp;A)</translation>
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
        <source>The graph as a sheet to fill in, with an answer key beside it</source>
        <translation>그래프를 빈칸이 있는 학습지로 만들고 정답지를 함께 저장합니다</translation>
    </message>
    <message>
        <source>The samples as two hidden units see them: how XOR becomes separable</source>
        <translation>두 은닉 유닛이 보는 샘플: XOR이 나뉠 수 있게 되는 과정</translation>
    </message>
    <message>
        <source>Train so &amp;many steps</source>
        <translation>정한 단계 수만큼 학습(&amp;M)</translation>
    </message>
    <message>
        <source>Train until all are r&amp;ight</source>
        <translation>모두 맞을 때까지 학습(&amp;I)</translation>
    </message>
    <message>
        <source>Train until it di&amp;verges</source>
        <translation>발산할 때까지 학습(&amp;V)</translation>
    </message>
    <message>
        <source>Train until it is pressed again</source>
        <translation>다시 누를 때까지 학습합니다</translation>
    </message>
    <message>
        <source>Train until the &amp;loss is below a number</source>
        <translation>손실이 정한 값보다 작아질 때까지 학습(&amp;L)</translation>
    </message>
    <message>
        <source>Train with several rates, seeds and optimisers in the background</source>
        <translation>여러 학습률, 시드, 옵티마이저로 뒤에서 학습합니다</translation>
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
        <source>What was asked, answered and got wrong, as a table or JSON</source>
        <translation>물은 것, 답한 것, 틀린 것을 표나 JSON으로 저장합니다</translation>
    </message>
    <message>
        <source>Where a weight's gradient comes from: each row's part of it</source>
        <translation>가중치의 기울기가 어디에서 오는지: 행마다의 몫</translation>
    </message>
    <message>
        <source>Write a note on the canvas, at the pointer</source>
        <translation>캔버스의 포인터 자리에 메모를 씁니다</translation>
    </message>
    <message>
        <source>Write settings, losses, starts and weights of all runs to a table</source>
        <translation>모든 실행의 설정, 손실, 초깃값, 가중치를 표로 저장합니다</translation>
    </message>
    <message>
        <source>XOR, circle, spiral, moons, curves: with noise, points and a seed</source>
        <translation>XOR, 원, 나선, 초승달, 곡선: 잡음, 점의 수, 시드를 정합니다</translation>
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
    <name>AdviceLine</name>
    <message>
        <source>Why?</source>
        <translation>왜 그런가요?</translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message>
        <source>Backward, {node}: {line}</source>
        <translation>역전파, {node}: {line}</translation>
    </message>
    <message>
        <source>Forward, {node}: {line}</source>
        <translation>순전파, {node}: {line}</translation>
    </message>
    <message>
        <source>The start: only the leaves have values.</source>
        <translation>시작: 잎 노드만 값을 가집니다.</translation>
    </message>
    <message>
        <source>Training stopped.</source>
        <translation>학습을 멈췄습니다.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>학습 중입니다.</translation>
    </message>
</context>
<context>
    <name>AxesPopup</name>
    <message>
        <source>The others are held at</source>
        <translation>나머지 열을 고정한 값</translation>
    </message>
    <message>
        <source>Their means</source>
        <translation>평균으로</translation>
    </message>
    <message>
        <source>across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>axes of the plane</source>
        <translation>평면의 축</translation>
    </message>
    <message>
        <source>column across</source>
        <translation>가로축의 열</translation>
    </message>
    <message>
        <source>column up</source>
        <translation>세로축의 열</translation>
    </message>
    <message>
        <source>up</source>
        <translation>세로축</translation>
    </message>
</context>
<context>
    <name>BoundaryHeading</name>
    <message>
        <source>Axes…</source>
        <translation>축…</translation>
    </message>
    <message>
        <source>Choose whose value the plane shows: the output's, or a hidden unit's</source>
        <translation>평면에 보일 값을 고르세요: 출력 또는 은닉 유닛</translation>
    </message>
    <message>
        <source>The selected node</source>
        <translation>선택한 노드</translation>
    </message>
    <message>
        <source>decision boundary of {node}</source>
        <translation>결정 경계: {node}</translation>
    </message>
    <message>
        <source>{node} (output)</source>
        <translation>{node} (출력)</translation>
    </message>
</context>
<context>
    <name>BoundaryPlot</name>
    <message>
        <source>Drag points. Double-click adds one of class 1, with Shift of class 0; right-click for more.</source>
        <translation>점을 끌어 옮깁니다. 두 번 클릭하면 클래스 1인 점을, Shift와 함께면 클래스 0인 점을 추가합니다. 오른쪽 클릭하면 더 많은 메뉴가 나옵니다.</translation>
    </message>
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
    <name>ByHand</name>
    <message>
        <source>After {moves} moves: you {mine}, {optimizer} {theirs}.</source>
        <translation>{moves}번 움직인 뒤: 나 {mine}, {optimizer} {theirs}.</translation>
    </message>
    <message>
        <source>After {moves} moves: you {mine}. {optimizer} diverged.</source>
        <translation>{moves}번 움직인 뒤: 나 {mine}. {optimizer}: 발산.</translation>
    </message>
    <message>
        <source>Foretold, ∂L/∂w × step: {foretold}. In truth: {change}.</source>
        <translation>예상한 변화 ∂L/∂w × 이동: {foretold}. 실제 변화: {change}.</translation>
    </message>
    <message>
        <source>Foretold, −rate × |∂L/∂w|²: {foretold}. In truth: {change}.</source>
        <translation>예상한 변화 −학습률 × |∂L/∂w|²: {foretold}. 실제 변화: {change}.</translation>
    </message>
    <message>
        <source>Move a slider or apply an update: the optimiser takes as many steps from the same start.</source>
        <translation>슬라이더를 움직이거나 갱신을 적용해 보세요. 옵티마이저도 같은 출발점에서 같은 수의 단계를 갑니다.</translation>
    </message>
    <message>
        <source>Not quite: compute {id} − rate × gradient with the numbers above.</source>
        <translation>아쉽습니다. 위의 수로 {id} − 학습률 × 기울기를 계산해 보세요.</translation>
    </message>
    <message>
        <source>Not quite: that is only the step. The new value is {id} minus it.</source>
        <translation>아쉽습니다. 그것은 움직이는 양일 뿐입니다. 새 값은 {id}에서 그만큼 뺀 값입니다.</translation>
    </message>
    <message>
        <source>Not quite: that is the old value of {id}.</source>
        <translation>아쉽습니다. 그것은 {id}의 이전 값입니다.</translation>
    </message>
    <message>
        <source>Not quite: the factor rate is missing. Subtract rate × gradient.</source>
        <translation>아쉽습니다. 학습률을 곱하지 않았습니다. 학습률 × 기울기를 빼세요.</translation>
    </message>
    <message>
        <source>Not quite: the penalty pulls at {id} too. Add its pull to the gradient first.</source>
        <translation>아쉽습니다. 벌점도 {id}을(를) 당깁니다. 먼저 그 당기는 값을 기울기에 더하세요.</translation>
    </message>
    <message>
        <source>Not quite: the rate is missing, and the gradient is added. Subtract rate × gradient.</source>
        <translation>아쉽습니다. 학습률을 곱하지 않았고 기울기를 더했습니다. 학습률 × 기울기를 빼세요.</translation>
    </message>
    <message>
        <source>Not quite: the sign of the result is wrong.</source>
        <translation>아쉽습니다. 결과의 부호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Not quite: you added rate × gradient. Going down means subtracting it: the sign is wrong.</source>
        <translation>아쉽습니다. 학습률 × 기울기를 더했습니다. 내려가려면 빼야 합니다. 부호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Right: {moved}.</source>
        <translation>맞습니다: {moved}.</translation>
    </message>
    <message>
        <source>The gradient is 0: an update changes nothing.</source>
        <translation>기울기가 0이라서 갱신해도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>The loss rose: the step led over the valley. Try a smaller rate.</source>
        <translation>손실이 커졌습니다. 골짜기를 건너뛰었습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>The loss was {before} and is {after}.</source>
        <translation>손실이 {before}에서 {after}(으)로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The step was small enough for the loss to follow its tangent.</source>
        <translation>걸음이 작아서 손실이 접선을 따라갔습니다.</translation>
    </message>
    <message>
        <source>There is no loss: the graph has no output.</source>
        <translation>손실이 없습니다. 그래프에 출력이 없습니다.</translation>
    </message>
    <message>
        <source>They differ, since the loss is curved and the tangent is straight.</source>
        <translation>둘이 다른 까닭은 손실은 휘어 있고 접선은 곧기 때문입니다.</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
    <message>
        <source>loss {loss}   {change} since the start</source>
        <translation>손실 {loss}   출발점부터 {change}</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
</context>
<context>
    <name>ByHandPanel</name>
    <message>
        <source>Add a parameter: then you can be the optimiser.</source>
        <translation>매개변수를 추가하세요. 그러면 직접 옵티마이저가 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Compute the new value yourself first, if you like</source>
        <translation>원한다면 새 값을 먼저 직접 계산해 보세요</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Fitted curve</source>
        <translation>맞춘 곡선</translation>
    </message>
    <message>
        <source>Give the graph a loss that depends on a parameter.</source>
        <translation>매개변수로 정해지는 손실을 그래프에 만드세요.</translation>
    </message>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>한 번 갱신</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Set the new value: one step of plain gradient descent</source>
        <translation>새 값으로 바꿉니다. 보통의 경사 하강법 한 단계입니다</translation>
    </message>
    <message>
        <source>Start from here</source>
        <translation>여기서부터 시작</translation>
    </message>
    <message>
        <source>You and the optimiser</source>
        <translation>나와 옵티마이저</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>new value</source>
        <translation>새 값</translation>
    </message>
    <message>
        <source>parameter to update</source>
        <translation>갱신할 매개변수</translation>
    </message>
    <message>
        <source>the new value</source>
        <translation>새 값</translation>
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
        <source>Joins {group}</source>
        <translation>{group}에 들어갑니다</translation>
    </message>
    <message>
        <source>Leaves {group}</source>
        <translation>{group}에서 나옵니다</translation>
    </message>
    <message>
        <source>Move to a group …</source>
        <translation>그룹으로 옮기기 …</translation>
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
        <source>Stays in {group}. Hold Alt to take it out.</source>
        <translation>{group}에 그대로 남습니다. 빼내려면 Alt를 누르세요.</translation>
    </message>
    <message>
        <source>There is no such group that it could go to.</source>
        <translation>옮길 수 있는 그런 그룹이 없습니다.</translation>
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
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>계산 중</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
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
        <source>frozen</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>gradient {number}</source>
        <translation>기울기 {number}</translation>
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
        <source>into {group}</source>
        <translation>{group} 안으로</translation>
    </message>
    <message>
        <source>one wire for {count} edges; its gradient is their sum</source>
        <translation>간선 {count}개가 한 줄로; 기울기는 그 합</translation>
    </message>
    <message>
        <source>operand {name} of {id}</source>
        <translation>{id}의 피연산자 {name}</translation>
    </message>
    <message>
        <source>out of all groups</source>
        <translation>모든 그룹 밖으로</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
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
        <source>value {number}</source>
        <translation>값 {number}</translation>
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
        <source>wire from {source} to {target}, operand {port}</source>
        <translation>{source}에서 {target}, 피연산자 {port}에 이르는 간선</translation>
    </message>
    <message>
        <source>wires</source>
        <translation>간선</translation>
    </message>
    <message>
        <source>{group}, closed group</source>
        <translation>{group}, 접힌 그룹</translation>
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
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
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
    <name>CurvePair</name>
    <message>
        <source>Loss with and without the mistake</source>
        <translation>실수가 있을 때와 없을 때의 손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>with the mistake</source>
        <translation>실수 있음</translation>
    </message>
    <message>
        <source>without</source>
        <translation>실수 없음</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>&amp;Held out</source>
        <translation>검증용(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Noise</source>
        <translation>잡음(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Points</source>
        <translation>점의 수(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>데이터셋(&amp;S)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>How many of the points no training learns from</source>
        <translation>학습에 쓰지 않을 점의 비율</translation>
    </message>
    <message>
        <source>Ready-made data</source>
        <translation>준비된 데이터</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>시드(&amp;E)</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to each point</source>
        <translation>각 점에 더하는 값의 표준편차</translation>
    </message>
    <message>
        <source>The same seed gives the same points</source>
        <translation>시드가 같으면 점도 같습니다</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>이 데이터 사용</translation>
    </message>
</context>
<context>
    <name>DataPreview</name>
    <message>
        <source>preview of the data</source>
        <translation>데이터 미리보기</translation>
    </message>
</context>
<context>
    <name>DataTables</name>
    <message numerus="yes">
        <source>%n row(s) left out.</source>
        <translation><numerusform>행 %n개를 뺐습니다.</numerusform></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Commas are read as decimal points.</source>
        <translation>쉼표를 소수점으로 읽었습니다.</translation>
    </message>
    <message>
        <source>Data set of {rows} samples: {columns}.</source>
        <translation>샘플 {rows}개의 데이터셋: {columns}.</translation>
    </message>
    <message>
        <source>Hold out rows</source>
        <translation>행 떼어 두기</translation>
    </message>
    <message>
        <source>It has no headings.</source>
        <translation>제목 행이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n row(s) that lack a number?</source>
        <translation><numerusform>수가 빠진 행 %n개를 뺄까요?</numerusform></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>표 열기</translation>
    </message>
    <message>
        <source>Per cent of the rows that no training learns from:</source>
        <translation>학습에 쓰지 않을 행의 비율(%):</translation>
    </message>
    <message>
        <source>Read as {encoding}, since it is no UTF-8.</source>
        <translation>UTF-8이 아니어서 {encoding}(으)로 읽었습니다.</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>표 ({patterns})</translation>
    </message>
    <message>
        <source>The table in {name} could not be read.</source>
        <translation>{name}의 표를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>guibp</source>
        <translation>guibp</translation>
    </message>
</context>
<context>
    <name>DatasetModel</name>
    <message>
        <source>Held out: no training step learns from this row, and it has no part in the loss.</source>
        <translation>검증용: 어떤 학습 단계도 이 행에서 배우지 않으며, 손실에도 들어가지 않습니다.</translation>
    </message>
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
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Double-click a heading to rename its column</source>
        <translation>열의 이름을 바꾸려면 머리글을 두 번 누르세요</translation>
    </message>
    <message>
        <source>Hold the marked rows out of the training and of the loss, or train on them again</source>
        <translation>표시한 행을 학습과 손실에서 빼 검증용으로 두거나, 다시 학습에 씁니다</translation>
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
        <source>Take other data: ready-made, from a file, or pasted</source>
        <translation>다른 데이터 가져오기: 준비된 것, 파일, 붙여넣기</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>검증용</translation>
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
    <name>Derivative</name>
    <message>
        <source>BACK-PROPAGATION</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>CENTRAL DIFFERENCE</source>
        <translation>중앙 차분</translation>
    </message>
    <message>
        <source>Everything but {id} counts as a constant.</source>
        <translation>{id} 말고는 모두 상수로 봅니다.</translation>
    </message>
    <message>
        <source>FORETOLD: GRADIENT × h</source>
        <translation>예상: 기울기 × h</translation>
    </message>
    <message>
        <source>PARTIAL DERIVATIVE</source>
        <translation>편미분</translation>
    </message>
    <message>
        <source>REAL CHANGE OF {output}</source>
        <translation>{output}의 실제 변화</translation>
    </message>
    <message>
        <source>They agree to the last digit.</source>
        <translation>마지막 자리까지 같습니다.</translation>
    </message>
    <message>
        <source>They differ by {error}.</source>
        <translation>{error}만큼 다릅니다.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>{names}: a constant, so its derivative is 0.</source>
        <translation>{names}: 상수이므로 미분하면 0입니다.</translation>
    </message>
    <message>
        <source>{output} AS A FUNCTION OF {id}</source>
        <translation>{id}의 함수로 본 {output}</translation>
    </message>
    <message>
        <source>{output} does not depend on {id}: its derivative is 0.</source>
        <translation>{output}은(는) {id}에 의존하지 않으므로 미분하면 0입니다.</translation>
    </message>
    <message>
        <source>… {count} more nodes …</source>
        <translation>… 노드 {count}개 더 …</translation>
    </message>
</context>
<context>
    <name>DerivativePanel</name>
    <message>
        <source>ERROR OF THE CENTRAL DIFFERENCE</source>
        <translation>중앙 차분의 오차</translation>
    </message>
    <message>
        <source>Keep {value}</source>
        <translation>{value} 유지</translation>
    </message>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>Select an input or a parameter.</source>
        <translation>입력이나 매개변수를 선택하세요.</translation>
    </message>
    <message>
        <source>Set this value in the graph; undo takes it back</source>
        <translation>그래프에 이 값을 넣습니다. 실행 취소로 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>step h</source>
        <translation>간격 h</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>{id} is computed from other nodes. Select an input or a parameter.</source>
        <translation>{id}은(는) 다른 노드로 계산됩니다. 입력이나 매개변수를 선택하세요.</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>panels</source>
        <translation>패널</translation>
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
        <source>By hand</source>
        <translation>손으로</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Derivative</source>
        <translation>미분</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Gradient by row</source>
        <translation>행별 기울기</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Histories</source>
        <translation>변화 기록</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Mistake lab</source>
        <translation>실수 실험실</translation>
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
        <source>Paths</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>DocumentLock</name>
    <message>
        <source>{name} is open in another guibp too (process {pid} on {host}).</source>
        <translation>{name}이(가) 다른 guibp에서도 열려 있습니다({host}의 프로세스 {pid}).</translation>
    </message>
    <message>
        <source>{name} is open in another window too.</source>
        <translation>{name}은(는) 다른 창에도 열려 있습니다.</translation>
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
        <source>freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>join group</source>
        <translation>그룹에 넣기</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>leave group</source>
        <translation>그룹에서 빼기</translation>
    </message>
    <message>
        <source>let move</source>
        <translation>고정 풀기</translation>
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
        <source>put together</source>
        <translation>다시 합치기</translation>
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
        <source>take apart</source>
        <translation>분해</translation>
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
    <name>EquationView</name>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>LaTeX로 복사(&amp;L)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>글로 복사(&amp;T)</translation>
    </message>
</context>
<context>
    <name>EvidencePopup</name>
    <message>
        <source>Try this: {remedy}</source>
        <translation>해 볼 일: {remedy}</translation>
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
        <source>All samples share {id}: each adds its part.</source>
        <translation>모든 샘플이 {id}을(를) 함께 씁니다. 샘플마다 제 몫을 더합니다.</translation>
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
        <source>Multiplied, the four local gradients are the slope of the whole sigmoid:</source>
        <translation>네 국소 기울기를 곱하면 시그모이드 전체의 기울기가 됩니다.</translation>
    </message>
    <message>
        <source>No gradients yet: {reason}.</source>
        <translation>아직 기울기가 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Not computed: no wire leads to operand {operands} yet.</source>
        <translation>계산하지 못했습니다. 피연산자 {operands}에 아직 간선이 없습니다.</translation>
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
        <source>Press {key} to take {id} as the only variable, {paths} to see its paths to {output}.</source>
        <translation>{key}을(를) 누르면 {id}만 변수로 보고, {paths}을(를) 누르면 {output}까지의 경로를 봅니다.</translation>
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
        <source>SUM OVER THE BRANCHES</source>
        <translation>가지의 합</translation>
    </message>
    <message>
        <source>SUM OVER THE SAMPLES</source>
        <translation>샘플의 합</translation>
    </message>
    <message>
        <source>Select a node to see how its numbers come about, or press Step to go through them.</source>
        <translation>노드를 선택하면 그 수가 어떻게 나왔는지 볼 수 있습니다. ‘한 단계’를 누르면 차례로 따라갑니다.</translation>
    </message>
    <message>
        <source>So what lies outside keeps its values and gradients, apart or in one.</source>
        <translation>그래서 나누어 놓든 합쳐 놓든 바깥의 값과 기울기는 그대로입니다.</translation>
    </message>
    <message>
        <source>THE SIGMOID IN PARTS</source>
        <translation>나누어 본 시그모이드</translation>
    </message>
    <message>
        <source>TRAIN</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Take it apart with Ctrl+E to see where σ(1 − σ) comes from.</source>
        <translation>Ctrl+E로 나누어 보면 σ(1 − σ)가 어디서 나오는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The product leaves the range of numbers. Sigmoid and cross-entropy are differentiated together here, so the gradient is exact all the same.</source>
        <translation>곱이 수의 범위를 벗어납니다. 여기서는 시그모이드와 교차 엔트로피를 함께 미분하므로 기울기는 그래도 정확합니다.</translation>
    </message>
    <message>
        <source>The same number comes from σ(1 − σ):</source>
        <translation>σ(1 − σ)로도 같은 수가 나옵니다.</translation>
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
        <source>Wire · {source} → {target}</source>
        <translation>간선 · {source} → {target}</translation>
    </message>
    <message>
        <source>operand {port} of {id}</source>
        <translation>{id}의 피연산자 {port}</translation>
    </message>
    <message>
        <source>sample {number}</source>
        <translation>샘플 {number}</translation>
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
        <source>{id} is an operand of {target} more than once: each wire counts by itself.</source>
        <translation>{id}은(는) {target}의 피연산자로 여러 번 쓰입니다. 간선마다 따로 셉니다.</translation>
    </message>
    <message>
        <source>{id} is the output: its own gradient is 1.</source>
        <translation>{id}은(는) 출력입니다. 자기 자신에 대한 기울기는 1입니다.</translation>
    </message>
    <message>
        <source>{operation} · {id}</source>
        <translation>{operation} · {id}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 그 밖에 {count}개</translation>
    </message>
    <message>
        <source>… {count} more samples …</source>
        <translation>… 샘플 {count}개 더 …</translation>
    </message>
</context>
<context>
    <name>ExportKinds</name>
    <message>
        <source>Graphviz DOT</source>
        <translation>Graphviz DOT 그래프</translation>
    </message>
    <message>
        <source>JAX script</source>
        <translation>JAX 스크립트</translation>
    </message>
    <message>
        <source>JAX script, layers as matrices</source>
        <translation>JAX 스크립트, 층을 행렬로</translation>
    </message>
    <message>
        <source>LaTeX with TikZ</source>
        <translation>TikZ를 쓰는 LaTeX</translation>
    </message>
    <message>
        <source>Node-link JSON</source>
        <translation>노드-링크 JSON</translation>
    </message>
    <message>
        <source>NumPy script</source>
        <translation>NumPy 스크립트</translation>
    </message>
    <message>
        <source>NumPy script, layers as matrices</source>
        <translation>NumPy 스크립트, 층을 행렬로</translation>
    </message>
    <message>
        <source>PDF picture</source>
        <translation>PDF 그림</translation>
    </message>
    <message>
        <source>PNG picture that opens again as a graph</source>
        <translation>그래프로 다시 열 수 있는 PNG 그림</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 스크립트</translation>
    </message>
    <message>
        <source>PyTorch script, layers as matrices</source>
        <translation>PyTorch 스크립트, 층을 행렬로</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG 그림</translation>
    </message>
    <message>
        <source>Selection as PDF picture</source>
        <translation>선택한 것만 PDF 그림</translation>
    </message>
    <message>
        <source>Selection as PNG picture</source>
        <translation>선택한 것만 PNG 그림</translation>
    </message>
    <message>
        <source>Selection as SVG picture</source>
        <translation>선택한 것만 SVG 그림</translation>
    </message>
    <message>
        <source>micrograd script</source>
        <translation>micrograd 스크립트</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Graphs ({patterns})</source>
        <translation>그래프 ({patterns})</translation>
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
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
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
    <name>FitPlot</name>
    <message>
        <source>Drag points. Double-click adds one; right-click for more.</source>
        <translation>점을 끌어 옮깁니다. 두 번 클릭하면 점을 추가합니다. 오른쪽 클릭하면 더 많은 메뉴가 나옵니다.</translation>
    </message>
    <message>
        <source>fitted curve</source>
        <translation>맞춘 곡선</translation>
    </message>
</context>
<context>
    <name>FitTelling</name>
    <message>
        <source>The data set has no column {columns}: {inputs} cannot be computed.</source>
        <translation>데이터셋에 열 {columns}이(가) 없습니다. {inputs}을(를) 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no data set with column {columns}: {inputs} cannot be computed.</source>
        <translation>열 {columns}이(가) 있는 데이터셋이 없습니다. {inputs}을(를) 계산할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>FoldingSlider</name>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>See how the hidden units fold the inputs</source>
        <translation>은닉 유닛이 입력을 어떻게 접는지 보기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>from input space to hidden space</source>
        <translation>입력 공간에서 은닉 공간으로</translation>
    </message>
    <message>
        <source>hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>input space</source>
        <translation>입력 공간</translation>
    </message>
</context>
<context>
    <name>ForgettingSwitch</name>
    <message>
        <source>A classic mistake: every step takes the sum of all gradients so far, not only its own</source>
        <translation>흔한 실수: 단계마다 자기 기울기만이 아니라 지금까지의 모든 기울기의 합을 씁니다</translation>
    </message>
    <message>
        <source>Forget to zero the gradients</source>
        <translation>기울기를 0으로 되돌리지 않기</translation>
    </message>
    <message>
        <source>The gradients add up: each step goes where all steps before it pointed, too.</source>
        <translation>기울기가 쌓입니다: 단계마다 앞선 모든 단계가 가리킨 쪽으로도 갑니다.</translation>
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
        <source>Ctrl+1 to Ctrl+9, in the order of the View menu</source>
        <translation>Ctrl+1~Ctrl+9, 보기 메뉴의 순서대로</translation>
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
        <source>Go to a panel, and back to the canvas</source>
        <translation>패널로 갔다가 캔버스로 돌아오기</translation>
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
        <source>Put nodes into a group</source>
        <translation>노드를 그룹에 넣기</translation>
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
        <source>Shift+F2</source>
        <translation>Shift+F2</translation>
    </message>
    <message>
        <source>Tab, double click on nothing, wire dropped on nothing</source>
        <translation>Tab, 빈 곳을 두 번 클릭, 간선을 빈 곳에 놓기</translation>
    </message>
    <message>
        <source>Take nodes out of a group</source>
        <translation>노드를 그룹에서 빼기</translation>
    </message>
    <message>
        <source>Type a number or a name</source>
        <translation>수나 이름 입력하기</translation>
    </message>
    <message>
        <source>Type any name in the outline</source>
        <translation>개요에서 이름 입력하기</translation>
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
        <source>drag them off its frame with Alt</source>
        <translation>Alt를 누르고 테두리 밖으로 끌기</translation>
    </message>
    <message>
        <source>drop it there; with Alt beside</source>
        <translation>간선 위에 놓기. Alt를 누르면 옆에 놓임</translation>
    </message>
    <message>
        <source>drop them on its frame; with Alt beside</source>
        <translation>그룹 테두리 안에 놓기. Alt를 누르면 넣지 않음</translation>
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
    <name>GradientRows</name>
    <message>
        <source>As a mean, every row's own gradient would count 1/{rows}. Your loss is a sum: training takes {rows} times this.</source>
        <translation>평균이라면 행마다의 기울기는 1/{rows}만큼만 반영됩니다. 지금 손실은 합이므로 학습은 이 값의 {rows}배를 씁니다.</translation>
    </message>
    <message>
        <source>As a sum, every row counts in full: {rows} times the mean that your loss takes. It grows with the data, and the rate has to shrink.</source>
        <translation>합이라면 모든 행이 그대로 반영됩니다: 지금 손실이 쓰는 평균의 {rows}배입니다. 데이터가 늘면 커지므로 학습률을 줄여야 합니다.</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>It is used only where the rows are one number already, so no row has a part of its own.</source>
        <translation>행들이 이미 하나의 수가 된 뒤에만 쓰이므로, 행마다의 몫이 없습니다.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>No parameter yet. Add one: then you see here which rows pull at it, and which way.</source>
        <translation>아직 매개변수가 없습니다. 하나 추가하면 어느 행이 어느 쪽으로 당기는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>No rows: bind an input to a column of a data set, and a gradient has rows.</source>
        <translation>행이 없습니다: 입력을 데이터셋의 열에 연결하면 기울기가 행으로 나뉩니다.</translation>
    </message>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>Nothing is computed yet: a gradient needs an output.</source>
        <translation>아직 계산된 것이 없습니다: 기울기에는 출력이 필요합니다.</translation>
    </message>
    <message>
        <source>One more row is held out: it adds nothing.</source>
        <translation>나머지 한 행은 검증용이라 아무것도 더하지 않습니다.</translation>
    </message>
    <message>
        <source>Point at a bar to see its row; click to choose it.</source>
        <translation>막대를 가리키면 그 행이 보이고, 누르면 그 행을 고릅니다.</translation>
    </message>
    <message>
        <source>Row {row}: {inputs}, target {target}. Its part: {part}</source>
        <translation>{row}행: {inputs}, 정답 {target}. 이 행의 몫: {part}</translation>
    </message>
    <message>
        <source>Row {row}: {inputs}. Its part: {part}</source>
        <translation>{row}행: {inputs}. 이 행의 몫: {part}</translation>
    </message>
    <message>
        <source>Step {step} drew {rows}: their gradient {batch}, that of all rows {whole}.</source>
        <translation>{step}단계에서 뽑은 것: {rows}. 그 기울기는 {batch}, 모든 행의 기울기는 {whole}입니다.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>The output does not depend on it, so no row moves it.</source>
        <translation>출력이 이것에 의존하지 않으므로 어느 행도 이것을 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>The rows go through several reductions: each bar is what a row adds to the gradient.</source>
        <translation>행들이 여러 번 합쳐집니다: 막대 하나는 한 행이 기울기에 더하는 값입니다.</translation>
    </message>
    <message>
        <source>Your loss is the mean over {rows} rows: every row's own gradient counts 1/{rows}. Training takes this mean.</source>
        <translation>손실이 {rows}개 행의 평균이므로, 행마다의 기울기는 1/{rows}만큼 반영됩니다. 학습은 이 평균을 씁니다.</translation>
    </message>
    <message>
        <source>Your loss is the sum over {rows} rows. Training takes this sum.</source>
        <translation>손실이 {rows}개 행의 합입니다. 학습은 이 합을 씁니다.</translation>
    </message>
    <message>
        <source>each row's part of the gradient</source>
        <translation>기울기에서 행마다의 몫</translation>
    </message>
    <message>
        <source>mean
{number}</source>
        <translation>평균
{number}</translation>
    </message>
    <message>
        <source>mean {number}</source>
        <translation>평균 {number}</translation>
    </message>
    <message>
        <source>parameter whose gradient is shown</source>
        <translation>기울기를 볼 매개변수</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>{number}행</translation>
    </message>
    <message>
        <source>rows {numbers}</source>
        <translation>{numbers}행</translation>
    </message>
    <message>
        <source>sum
{number}</source>
        <translation>합
{number}</translation>
    </message>
    <message>
        <source>sum or mean of the rows</source>
        <translation>행들의 합 또는 평균</translation>
    </message>
    <message>
        <source>table of each row's part of the gradient</source>
        <translation>기울기에서 행마다의 몫을 보이는 표</translation>
    </message>
    <message>
        <source>{count} rows ({numbers}, …)</source>
        <translation>{count}개 행 ({numbers}, …)</translation>
    </message>
    <message>
        <source>{held_out} more rows are held out: they add nothing.</source>
        <translation>나머지 {held_out}개 행은 검증용이라 아무것도 더하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>GraphExport</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
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
    <name>GridDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation><numerusform>실행 %n개</numerusform></translation>
    </message>
    <message>
        <source>&amp;Rates</source>
        <translation>학습률(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>단계(&amp;S)</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Grid of runs</source>
        <translation>실행 격자</translation>
    </message>
    <message>
        <source>No parameter has a random start: all seeds begin at the present values.</source>
        <translation>무작위 초깃값이 있는 매개변수가 없습니다. 어느 시드든 지금 값에서 시작합니다.</translation>
    </message>
    <message>
        <source>Optimisers</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>S&amp;eeds</source>
        <translation>시드(&amp;E)</translation>
    </message>
    <message>
        <source>a list or a range: 0–4 or 1, 5, 9</source>
        <translation>목록 또는 범위: 0–4 또는 1, 5, 9</translation>
    </message>
    <message>
        <source>a list, or from–to ×factor: 0.01–1 ×10</source>
        <translation>목록, 또는 처음–끝 ×배수: 0.01–1 ×10</translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation>약 {minutes}분</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>약 {seconds}초</translation>
    </message>
    <message>
        <source>each of {steps} steps</source>
        <translation>실행마다 {steps}단계</translation>
    </message>
    <message>
        <source>how long they take is being measured</source>
        <translation>걸릴 시간을 재는 중</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>1초 미만</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>as it stood</source>
        <translation>있던 값</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>지워짐</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>아직 계산하지 않음</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>{name}: {optimizer}, rate {rate}, {seed}: {result}, loss {loss} after {steps} steps</source>
        <translation>{name}: {optimizer}, 학습률 {rate}, {seed}: {result}, {steps}단계 뒤 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>grid of runs</source>
        <translation>실행 격자</translation>
    </message>
</context>
<context>
    <name>HandCurves</name>
    <message>
        <source>Loss of your moves and of the optimiser</source>
        <translation>내가 움직인 손실과 옵티마이저의 손실</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>your moves</source>
        <translation>나</translation>
    </message>
</context>
<context>
    <name>HandSliders</name>
    <message>
        <source>∂L/∂{id}: a step against it makes the loss smaller</source>
        <translation>∂L/∂{id}: 이와 반대쪽으로 가면 손실이 작아집니다</translation>
    </message>
</context>
<context>
    <name>HiddenColumns</name>
    <message>
        <source>Columns for the hidden units, and a mark for what is right or wrong</source>
        <translation>은닉 유닛의 열, 그리고 맞고 틀림을 나타내는 표시</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
</context>
<context>
    <name>HiddenPlot</name>
    <message>
        <source>Each sample where the two hidden units put it. The grid is that of the inputs, bent; the thick line is the decision boundary. Click a point to make it the current sample.</source>
        <translation>두 은닉 유닛이 옮겨 놓은 자리의 샘플입니다. 격자는 입력의 격자가 휜 것이고, 굵은 선은 결정 경계입니다. 점을 누르면 현재 샘플이 됩니다.</translation>
    </message>
    <message>
        <source>hidden space</source>
        <translation>은닉 공간</translation>
    </message>
</context>
<context>
    <name>HiddenSpace</name>
    <message>
        <source>A line separates the classes here: the gap between them is {gap} wide.</source>
        <translation>여기서는 직선 하나로 두 클래스가 나뉩니다. 둘 사이의 간격은 {gap}입니다.</translation>
    </message>
    <message>
        <source>All samples are of one class.</source>
        <translation>모든 샘플이 한 클래스입니다.</translation>
    </message>
    <message>
        <source>Every point goes straight from {before} to {after}: linear interpolation, {percent} % of the way.</source>
        <translation>모든 점은 {before}에서 {after}까지 곧게 갑니다: 선형 보간, 지금 {percent} %.</translation>
    </message>
    <message>
        <source>Every point stands at its inputs {before}.</source>
        <translation>모든 점이 입력 {before}의 자리에 있습니다.</translation>
    </message>
    <message>
        <source>Every point stands where the hidden units put it, {after}.</source>
        <translation>모든 점이 은닉 유닛이 옮긴 자리 {after}에 있습니다.</translation>
    </message>
    <message>
        <source>No line separates the classes here: {evidence}.</source>
        <translation>여기서는 어떤 직선으로도 두 클래스를 나눌 수 없습니다: {evidence}.</translation>
    </message>
    <message>
        <source>Nothing here predicts one number for each sample. Give the graph an output or a loss.</source>
        <translation>샘플마다 수 하나를 예측하는 노드가 없습니다. 그래프에 출력이나 손실을 정하세요.</translation>
    </message>
    <message>
        <source>Some values are not finite, so nothing can be said about a line.</source>
        <translation>유한하지 않은 값이 있어 직선에 대해 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>The output reads these two not as a weighted sum: its boundary is no straight line here.</source>
        <translation>출력이 이 두 값을 가중합으로 읽지 않으므로, 여기서 경계는 직선이 아닙니다.</translation>
    </message>
    <message>
        <source>The output's line has {right} of {count} on the right side.</source>
        <translation>출력의 직선을 기준으로 샘플 {count}개 중 {right}개가 올바른 쪽에 있습니다.</translation>
    </message>
    <message>
        <source>The prediction depends on fewer than two inputs. With two, they make a plane to fold.</source>
        <translation>예측이 의존하는 입력이 두 개보다 적습니다. 두 개면 접을 평면이 생깁니다.</translation>
    </message>
    <message>
        <source>There are fewer than two hidden units: the output reads its inputs directly. Put a layer of two units between them.</source>
        <translation>은닉 유닛이 두 개보다 적습니다: 출력이 입력을 바로 읽습니다. 그 사이에 유닛 두 개인 층을 넣으세요.</translation>
    </message>
    <message>
        <source>There is no data set. Bind inputs to its columns to see its samples here.</source>
        <translation>데이터셋이 없습니다. 입력을 데이터셋의 열에 연결하면 샘플이 여기 보입니다.</translation>
    </message>
    <message>
        <source>There is no target column, so there are no classes to separate.</source>
        <translation>정답 열이 없어 나눌 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>What else it reads is held at its mean: {names}.</source>
        <translation>출력이 읽는 나머지는 평균에 고정했습니다: {names}.</translation>
    </message>
    <message>
        <source>sample {0} lies between {1}, {2} and {3}, which are of the other class</source>
        <translation>샘플 {0}번이 다른 클래스인 {1}, {2}, {3}번 사이에 있습니다</translation>
    </message>
    <message>
        <source>sample {0} lies on the way from {1} to {2}, which are of the other class</source>
        <translation>샘플 {0}번이 다른 클래스인 {1}번과 {2}번을 잇는 선 위에 있습니다</translation>
    </message>
    <message>
        <source>samples {0} and {1}, of different classes, are at the same place</source>
        <translation>클래스가 다른 샘플 {0}번과 {1}번이 같은 자리에 있습니다</translation>
    </message>
    <message>
        <source>the way from sample {0} to {1} crosses that from {2} to {3}</source>
        <translation>샘플 {0}번과 {1}번을 잇는 선이 {2}번과 {3}번을 잇는 선과 만납니다</translation>
    </message>
</context>
<context>
    <name>HiddenSpacePanel</name>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>hidden unit across</source>
        <translation>가로축의 은닉 유닛</translation>
    </message>
    <message>
        <source>hidden unit up</source>
        <translation>세로축의 은닉 유닛</translation>
    </message>
    <message>
        <source>up</source>
        <translation>세로축</translation>
    </message>
</context>
<context>
    <name>Histories</name>
    <message>
        <source>10 % are below</source>
        <translation>10 %가 이보다 작음</translation>
    </message>
    <message>
        <source>90 % are below</source>
        <translation>90 %가 이보다 작음</translation>
    </message>
    <message>
        <source>No activation is saturated: gradients get through.</source>
        <translation>포화된 활성화 함수가 없습니다: 기울기가 지나갑니다.</translation>
    </message>
    <message>
        <source>Step {step}: {name} = {number}</source>
        <translation>{step}단계: {name} = {number}</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation>가장 큰 값</translation>
    </message>
    <message>
        <source>the least</source>
        <translation>가장 작은 값</translation>
    </message>
    <message>
        <source>the median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>{count} more are saturated or dead in some rows.</source>
        <translation>그 밖에 {count}개가 몇몇 행에서 포화되었거나 죽어 있습니다.</translation>
    </message>
    <message>
        <source>{id} is dead: 0 in all {of} rows, so no gradient gets through.</source>
        <translation>{id}은(는) 죽었습니다: {of}개 행 모두에서 0이라 기울기가 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>{id} is off in {rows} of {of} rows.</source>
        <translation>{id}은(는) {of}개 행 중 {rows}개에서 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>{id} is saturated in {rows} of {of} rows: hardly any gradient gets through.</source>
        <translation>{id}은(는) {of}개 행 중 {rows}개에서 포화되었습니다: 기울기가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>{id}, row {row}</source>
        <translation>{id}, {row}행</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Activations</source>
        <translation>활성값</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>Nothing of this kind yet: add parameters and an activation, then train.</source>
        <translation>아직 이런 수가 없습니다: 매개변수와 활성화 함수를 추가하고 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Point at a line to read it, or use the arrow keys.</source>
        <translation>선을 가리키거나 화살표 키로 값을 읽으세요.</translation>
    </message>
    <message>
        <source>Select nodes on the canvas: their numbers over the steps appear here.</source>
        <translation>캔버스에서 노드를 선택하세요: 단계마다의 값이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Train, and the lines grow. On the right is how the numbers lie now.</source>
        <translation>학습시키면 선이 자랍니다. 오른쪽은 지금 값들의 분포입니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>numbers over the steps, and how they are spread now</source>
        <translation>단계마다의 값과 지금의 분포</translation>
    </message>
    <message>
        <source>of all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>of what is selected</source>
        <translation>선택한 것</translation>
    </message>
    <message>
        <source>of which nodes</source>
        <translation>어느 노드의 값인지</translation>
    </message>
    <message>
        <source>which numbers</source>
        <translation>어떤 값인지</translation>
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
    <name>LastTime</name>
    <message>
        <source>What was open last time cannot be opened: {reason}</source>
        <translation>지난번에 열려 있던 것을 열 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>guibp ended while it opened what was open last time: here is the start page.</source>
        <translation>지난번에 열려 있던 것을 여는 동안 guibp가 끝났습니다. 그래서 시작 화면을 보여 줍니다.</translation>
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
        <source>A new start, drawn with seed {seed}.</source>
        <translation>시드 {seed}(으)로 새 초깃값을 뽑았습니다.</translation>
    </message>
    <message>
        <source>No parameter has a random start. Give one in the inspector, then draw again.</source>
        <translation>무작위 초깃값이 있는 매개변수가 없습니다. 속성에서 정한 다음 다시 뽑으세요.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Changed at step {step}: {words}.</source>
        <translation>{step}단계에서 바뀜: {words}.</translation>
    </message>
    <message>
        <source>Held-out rows: {last} now, least {least}.</source>
        <translation>검증용 행: 지금 {last}, 가장 작을 때 {least}.</translation>
    </message>
    <message>
        <source>Loss {first} at first, {last} at step {step}; least {least} at step {where}.</source>
        <translation>손실은 처음에 {first}, {step}단계에서 {last}. 가장 작은 값은 {where}단계에서 {least}.</translation>
    </message>
    <message>
        <source>No loss yet.</source>
        <translation>아직 손실이 없습니다.</translation>
    </message>
    <message>
        <source>Over the rows that are trained on, as on the canvas: rows held out have no part in it.</source>
        <translation>캔버스에서처럼 학습에 쓰는 행의 손실입니다. 검증용 행은 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Press Train and watch the loss fall.</source>
        <translation>‘학습’을 누르고 손실이 줄어드는 모습을 보세요.</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis</source>
        <translation>손실을 로그 축에 보입니다</translation>
    </message>
    <message>
        <source>held out {loss}</source>
        <translation>검증용 {loss}</translation>
    </message>
    <message>
        <source>held out {loss} ({step})</source>
        <translation>검증용 {loss} ({step})</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss curve</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>loss now</source>
        <translation>현재 손실</translation>
    </message>
    <message>
        <source>loss over the steps</source>
        <translation>단계에 따른 손실</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step}단계</translation>
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
    <name>MistakeBanner</name>
    <message>
        <source>A mistake is hidden here. Find it in the mistake lab.</source>
        <translation>여기에 실수가 숨어 있습니다. 실수 실험실에서 찾아보세요.</translation>
    </message>
    <message>
        <source>A rule of training is broken on purpose: these numbers are right, its curve is not.</source>
        <translation>학습의 규칙을 일부러 어겼습니다. 이 수들은 맞지만 손실 곡선은 틀립니다.</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>바로잡기</translation>
    </message>
    <message>
        <source>One rule is broken on purpose: these numbers are wrong.</source>
        <translation>규칙 하나를 일부러 어겼습니다. 이 수들은 틀립니다.</translation>
    </message>
</context>
<context>
    <name>MistakeLab</name>
    <message>
        <source>Steps follow the right rules: the mistake is taken out.</source>
        <translation>단계는 옳은 규칙을 따르므로 실수를 없앴습니다.</translation>
    </message>
</context>
<context>
    <name>MistakePanel</name>
    <message>
        <source>Break it</source>
        <translation>어기기</translation>
    </message>
    <message>
        <source>Break one rule, and watch the check and the training.</source>
        <translation>규칙 하나를 어기고 기울기 검사와 학습을 지켜보세요.</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>기울기 검사</translation>
    </message>
    <message>
        <source>Gradient check, from the output on</source>
        <translation>출력부터의 기울기 검사</translation>
    </message>
    <message>
        <source>Hide a mistake for me</source>
        <translation>실수 숨기기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>바로잡기</translation>
    </message>
    <message>
        <source>No mistake would show in this graph.</source>
        <translation>이 그래프에서는 어떤 실수도 드러나지 않습니다.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보여 주기</translation>
    </message>
    <message>
        <source>That is it</source>
        <translation>이것입니다</translation>
    </message>
    <message>
        <source>There is nothing to break: the graph has no output, or is too large for the lab.</source>
        <translation>어길 규칙이 없습니다. 그래프에 출력이 없거나, 실험실에 너무 큽니다.</translation>
    </message>
    <message>
        <source>Which rule is broken, and where?</source>
        <translation>어떤 규칙을 어디서 어겼을까요?</translation>
    </message>
    <message>
        <source>back-propagation</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>in the training</source>
        <translation>학습에서</translation>
    </message>
    <message>
        <source>node</source>
        <translation>노드</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>All parameters begin alike, so all units get the same gradient and stay alike.</source>
        <translation>모든 매개변수가 같은 값에서 시작하므로 모든 유닛이 같은 기울기를 받고 계속 똑같습니다.</translation>
    </message>
    <message>
        <source>At {node}: {wrong}. Right is {right}.</source>
        <translation>{node}에서: {wrong}. 옳은 것은 {right}입니다.</translation>
    </message>
    <message>
        <source>Bias forgotten</source>
        <translation>편향을 빠뜨림</translation>
    </message>
    <message>
        <source>Branch overwritten, not added</source>
        <translation>가지를 더하지 않고 덮어씀</translation>
    </message>
    <message>
        <source>Each step adds its gradients to those of all steps before.</source>
        <translation>단계마다 기울기가 앞선 모든 단계의 기울기에 더해집니다.</translation>
    </message>
    <message>
        <source>Gradients not set to zero</source>
        <translation>기울기를 0으로 되돌리지 않음</translation>
    </message>
    <message>
        <source>Symmetric start</source>
        <translation>모두 같은 초깃값</translation>
    </message>
    <message>
        <source>The gradient check does not see it: watch the training.</source>
        <translation>기울기 검사에는 드러나지 않습니다. 학습을 지켜보세요.</translation>
    </message>
    <message>
        <source>The gradient check sees it.</source>
        <translation>기울기 검사에 드러납니다.</translation>
    </message>
    <message>
        <source>Update with the wrong sign</source>
        <translation>갱신의 부호가 틀림</translation>
    </message>
    <message>
        <source>Wrong local gradient</source>
        <translation>틀린 국소 기울기</translation>
    </message>
    <message>
        <source>w + rate × gradient in place of w − rate × gradient: each step goes uphill.</source>
        <translation>w − 학습률 × 기울기 대신 w + 학습률 × 기울기를 써서 단계마다 손실이 커집니다.</translation>
    </message>
    <message>
        <source>{node} feeds several nodes. Its gradient is that of one branch, not the sum: = for +=.</source>
        <translation>{node}은(는) 여러 노드로 이어집니다. += 대신 =을 써서 기울기가 합이 아니라 한 가지의 것입니다.</translation>
    </message>
    <message>
        <source>{node} is not added. Nothing depends on it, so it is never learned.</source>
        <translation>{node}을(를) 더하지 않았습니다. 아무것도 이 노드에 의존하지 않아 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>✓ Found.</source>
        <translation>✓ 찾았습니다.</translation>
    </message>
    <message>
        <source>✓ That gives the same numbers: found.</source>
        <translation>✓ 같은 수가 나오므로 찾은 것입니다.</translation>
    </message>
    <message>
        <source>✗ Not that one. Read the check from the output on: what is the first to differ?</source>
        <translation>✗ 그것이 아닙니다. 출력부터 검사를 읽어 보세요. 처음으로 다른 것은 무엇일까요?</translation>
    </message>
    <message>
        <source>✗ The place is right, the rule is not.</source>
        <translation>✗ 자리는 맞지만 규칙이 다릅니다.</translation>
    </message>
    <message>
        <source>✗ The rule is right, the place is not.</source>
        <translation>✗ 규칙은 맞지만 자리가 다릅니다.</translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>A schedule has a whole number of steps, from 1 up.</source>
        <translation>스케줄의 단계 수는 1 이상의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>Draw the start of this seed: the same seed gives the same start</source>
        <translation>이 시드로 초깃값을 뽑습니다. 같은 시드는 같은 초깃값을 줍니다</translation>
    </message>
    <message>
        <source>Samples in a step; empty takes all of them</source>
        <translation>한 단계에 쓰는 샘플 수. 비우면 모두 씁니다</translation>
    </message>
    <message>
        <source>The factor of a schedule is larger than 0.</source>
        <translation>스케줄의 배수는 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>draw with it</source>
        <translation>이 시드로 뽑기</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수 함수</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>factor of the schedule</source>
        <translation>스케줄의 배수</translation>
    </message>
    <message>
        <source>samples in a batch</source>
        <translation>배치의 샘플 수</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>schedule of the learning rate</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>seed of the start</source>
        <translation>초깃값의 시드</translation>
    </message>
    <message>
        <source>step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>steps of the schedule</source>
        <translation>스케줄의 단계 수</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>워밍업</translation>
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
        <source>frozen</source>
        <translation>고정됨</translation>
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
        <source>not trained</source>
        <translation>학습하지 않음</translation>
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
    <name>OutlineDelegate</name>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Note: {text}</source>
        <translation>메모: {text}</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>계산 중</translation>
    </message>
    <message>
        <source>closed group {id}</source>
        <translation>접힌 그룹 {id}</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>gradient {number}</source>
        <translation>기울기 {number}</translation>
    </message>
    <message>
        <source>group {id}</source>
        <translation>그룹 {id}</translation>
    </message>
    <message>
        <source>node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>operand {port} of {id} from {source}</source>
        <translation>{source}에서 오는 {id}의 피연산자 {port}</translation>
    </message>
    <message>
        <source>operand {port} of {id}, no wire</source>
        <translation>{id}의 피연산자 {port}, 간선 없음</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>value {number}</source>
        <translation>값 {number}</translation>
    </message>
    <message>
        <source>{group}   closed</source>
        <translation>{group}   접힘</translation>
    </message>
    <message>
        <source>{node}   output</source>
        <translation>{node}   출력</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Edit &amp;value, name or note	F2</source>
        <translation>값·이름·메모 고치기(&amp;V)	F2</translation>
    </message>
    <message>
        <source>Filter by name, operation or note</source>
        <translation>이름, 연산, 메모로 거르기</translation>
    </message>
    <message>
        <source>Re&amp;name	Shift+F2</source>
        <translation>이름 바꾸기(&amp;N)	Shift+F2</translation>
    </message>
    <message>
        <source>filter of the outline</source>
        <translation>개요 거르기</translation>
    </message>
    <message>
        <source>outline of the graph</source>
        <translation>그래프 개요</translation>
    </message>
</context>
<context>
    <name>Overwriting</name>
    <message>
        <source>If both save, the last one wins, and the changes of the other are lost.</source>
        <translation>둘 다 저장하면 나중에 저장한 것만 남고 다른 쪽의 변경 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>If you save anyway, those changes are lost.</source>
        <translation>그대로 저장하면 그 변경 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>그래도 저장</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>guibp</source>
        <translation>guibp</translation>
    </message>
    <message>
        <source>{name} is open in another guibp.</source>
        <translation>{name}이(가) 다른 guibp에서 열려 있습니다.</translation>
    </message>
    <message>
        <source>{name} is open in another window.</source>
        <translation>{name}은(는) 다른 창에 열려 있습니다.</translation>
    </message>
    <message>
        <source>{name} was changed by another program since you opened it.</source>
        <translation>{name}을(를) 연 뒤에 다른 프로그램이 이 파일을 바꾸었습니다.</translation>
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
    <name>ParagraphColumn</name>
    <message>
        <source>Copy all as &amp;text</source>
        <translation>모두 글로 복사(&amp;T)</translation>
    </message>
    <message>
        <source>Copy all equations as &amp;LaTeX</source>
        <translation>모든 식을 LaTeX로 복사(&amp;L)</translation>
    </message>
</context>
<context>
    <name>PathPanel</name>
    <message>
        <source>Not now: you are asked for these numbers first.</source>
        <translation>지금은 보이지 않습니다. 이 수들을 먼저 맞혀 보세요.</translation>
    </message>
    <message>
        <source>Paths, the largest first</source>
        <translation>경로, 큰 것부터</translation>
    </message>
</context>
<context>
    <name>Paths</name>
    <message>
        <source>Along a path the local gradients are multiplied. The sum over all paths is the gradient.</source>
        <translation>한 경로를 따라 국소 기울기를 곱합니다. 모든 경로의 곱을 더하면 기울기가 됩니다.</translation>
    </message>
    <message>
        <source>Forward mode, a pass for each of {leaves} leaves: {count}</source>
        <translation>전진 모드, 잎 노드 {leaves}개마다 한 번씩: {count}</translation>
    </message>
    <message>
        <source>HOW MANY</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>In the numbers of sample {sample}.</source>
        <translation>샘플 {sample}의 수로 나타냅니다.</translation>
    </message>
    <message>
        <source>MULTIPLICATIONS</source>
        <translation>곱셈 횟수</translation>
    </message>
    <message>
        <source>No gradients yet: {reason}.</source>
        <translation>아직 기울기가 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Not computed yet: the backward pass has not reached {id}.</source>
        <translation>아직 계산되지 않았습니다. 역전파가 {id}에 아직 닿지 않았습니다.</translation>
    </message>
    <message>
        <source>Path by path, for {id} alone: {count}</source>
        <translation>{id} 하나만 경로마다 따로: {count}</translation>
    </message>
    <message>
        <source>Paths from {id} to {output}</source>
        <translation>{id}에서 {output}까지의 경로</translation>
    </message>
    <message>
        <source>Reverse mode adds up at each node what all paths behind it share, and multiplies once on every edge. That one pass gives the gradient of every leaf; forward mode starts anew for each.</source>
        <translation>후진 모드는 노드마다 뒤쪽 경로들이 함께 쓰는 것을 더해 두고 간선마다 한 번만 곱합니다. 한 번 지나가면 모든 잎 노드의 기울기가 나옵니다. 전진 모드는 잎 노드마다 처음부터 다시 합니다.</translation>
    </message>
    <message>
        <source>Reverse mode, one pass for all leaves: {count}</source>
        <translation>후진 모드, 모든 잎 노드에 한 번: {count}</translation>
    </message>
    <message>
        <source>SUM OF THEIR PRODUCTS</source>
        <translation>곱들의 합</translation>
    </message>
    <message>
        <source>Select a node.</source>
        <translation>노드를 선택하세요.</translation>
    </message>
    <message>
        <source>Step on, and the paths show what each carries back.</source>
        <translation>한 단계씩 더 가면 각 경로가 되돌려 보내는 값이 보입니다.</translation>
    </message>
    <message>
        <source>THE LARGEST FIRST</source>
        <translation>큰 것부터</translation>
    </message>
    <message>
        <source>There is none: {output} does not depend on {id}.</source>
        <translation>없습니다. {output}은(는) {id}에 의존하지 않습니다.</translation>
    </message>
    <message>
        <source>With a single leaf both modes multiply once on every edge. With more, reverse mode wins.</source>
        <translation>잎 노드가 하나면 두 모드 모두 간선마다 한 번씩 곱합니다. 여럿이면 후진 모드가 낫습니다.</translation>
    </message>
    <message>
        <source>You see every way from it to the output, and what each carries back.</source>
        <translation>그 노드에서 출력까지의 모든 경로와 각 경로가 되가져오는 기울기가 보입니다.</translation>
    </message>
</context>
<context>
    <name>PenaltyControls</name>
    <message>
        <source>Adds L1 · sign(w) to the gradient of each weight. The loss on show is that of the data.</source>
        <translation>각 가중치의 기울기에 L1 × 가중치의 부호를 더합니다. 보이는 손실은 데이터의 손실입니다.</translation>
    </message>
    <message>
        <source>Adds L2 · w to the gradient of each weight. The loss on show is that of the data.</source>
        <translation>각 가중치의 기울기에 L2 × 가중치를 더합니다. 보이는 손실은 데이터의 손실입니다.</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 벌점</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 벌점</translation>
    </message>
</context>
<context>
    <name>PointEditing</name>
    <message>
        <source>Add a point</source>
        <translation>점 추가</translation>
    </message>
    <message>
        <source>Add a point of class 0</source>
        <translation>클래스 0인 점 추가</translation>
    </message>
    <message>
        <source>Add a point of class 1</source>
        <translation>클래스 1인 점 추가</translation>
    </message>
    <message>
        <source>Make it class 0</source>
        <translation>클래스 0으로 바꾸기</translation>
    </message>
    <message>
        <source>Make it class 1</source>
        <translation>클래스 1로 바꾸기</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>점 지우기</translation>
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
    <name>Predictions</name>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Wheel</source>
        <translation>휠(&amp;W)</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>시작할 때</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>the start page</source>
        <translation>시작 화면</translation>
    </message>
    <message>
        <source>what was open last time</source>
        <translation>지난번에 열려 있던 것</translation>
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
    <name>QuestionBar</name>
    <message>
        <source>Again</source>
        <translation>다시</translation>
    </message>
    <message>
        <source>All steps are done.</source>
        <translation>모든 단계를 마쳤습니다.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>힌트</translation>
    </message>
    <message>
        <source>Hint {used} of {stages}</source>
        <translation>힌트 {used}/{stages}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>먼저 예측하기</translation>
    </message>
    <message>
        <source>Press Step: you are asked before each number appears.</source>
        <translation>‘한 단계’를 누르세요. 수가 나타나기 전에 먼저 물어봅니다.</translation>
    </message>
    <message>
        <source>Return begins again</source>
        <translation>Enter를 누르면 처음부터 다시 합니다</translation>
    </message>
    <message>
        <source>Return goes on</source>
        <translation>Enter를 누르면 계속</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Type your answer, take a hint, or skip.</source>
        <translation>답을 입력하거나, 힌트를 보거나, 건너뛰세요.</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>a number, or 2*5, 1/3</source>
        <translation>수, 또는 2*5, 1/3</translation>
    </message>
    <message>
        <source>{right} of {questions} right at once</source>
        <translation>{questions}개 중 {right}개를 한 번에 맞힘</translation>
    </message>
    <message>
        <source>{said} All steps are done. Save the quiz record in the File menu.</source>
        <translation>{said} 모든 단계를 마쳤습니다. 파일 메뉴에서 퀴즈 기록을 저장하세요.</translation>
    </message>
    <message>
        <source>✓ {said}</source>
        <translation>✓ {said}</translation>
    </message>
    <message>
        <source>✗ {said}</source>
        <translation>✗ {said}</translation>
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
    <name>QuizRecords</name>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the quiz record</source>
        <translation>퀴즈 기록 저장</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ReadyData</name>
    <message>
        <source>Circle in a ring</source>
        <translation>고리 속의 원</translation>
    </message>
    <message>
        <source>Curve: Runge's bump</source>
        <translation>곡선: 룽게 함수</translation>
    </message>
    <message>
        <source>Curve: parabola</source>
        <translation>곡선: 포물선</translation>
    </message>
    <message>
        <source>Curve: sine</source>
        <translation>곡선: 사인</translation>
    </message>
    <message>
        <source>Line with outliers</source>
        <translation>이상값이 있는 직선</translation>
    </message>
    <message>
        <source>Logic: AND</source>
        <translation>논리: AND</translation>
    </message>
    <message>
        <source>Logic: NAND</source>
        <translation>논리: NAND</translation>
    </message>
    <message>
        <source>Logic: OR</source>
        <translation>논리: OR</translation>
    </message>
    <message>
        <source>Logic: XOR</source>
        <translation>논리: XOR</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>두 나선</translation>
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
    <name>Recovery</name>
    <message>
        <source>Unsaved work cannot be kept for recovery: save often. {reason}</source>
        <translation>저장하지 않은 작업을 복구용으로 보관할 수 없습니다. 자주 저장하세요. {reason}</translation>
    </message>
</context>
<context>
    <name>RecoveryBar</name>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>It is kept, and offered again at the next start</source>
        <translation>그대로 보관했다가 다음에 시작할 때 다시 묻습니다</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Recovered work</source>
        <translation>복구한 작업</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>guibp ended before {name} was saved. Its state of {time} is kept: {count} nodes.</source>
        <translation>{name}을(를) 저장하기 전에 guibp가 끝났습니다. {time}의 상태가 남아 있습니다: 노드 {count}개.</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>{count} more follow.</source>
        <translation>{count}개 더 있습니다.</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Again</source>
        <translation>다시</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Compute no more; what is done stays</source>
        <translation>계산을 그만둡니다. 끝난 실행은 남습니다</translation>
    </message>
    <message>
        <source>Compute runs with several rates, seeds and optimisers</source>
        <translation>여러 학습률, 시드, 옵티마이저로 실행을 계산합니다</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Forget all runs</source>
        <translation>모든 실행을 지웁니다</translation>
    </message>
    <message>
        <source>Forget the selected runs</source>
        <translation>고른 실행을 지웁니다</translation>
    </message>
    <message>
        <source>Give the graph what this run learned</source>
        <translation>이 실행이 배운 값을 그래프에 넣습니다</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Grid…</source>
        <translation>격자…</translation>
    </message>
    <message>
        <source>Keep this run when old ones have to go</source>
        <translation>오래된 실행을 지워야 할 때도 이 실행은 남깁니다</translation>
    </message>
    <message>
        <source>Losses on a logarithmic axis</source>
        <translation>손실을 로그 축으로 봅니다</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Put this run's start and settings back, and train as it did</source>
        <translation>이 실행의 초깃값과 설정을 되돌리고 똑같이 학습합니다</translation>
    </message>
    <message>
        <source>Take weights</source>
        <translation>가중치 가져오기</translation>
    </message>
    <message>
        <source>The chosen runs on one plot</source>
        <translation>고른 실행을 한 그래프에 그립니다</translation>
    </message>
    <message>
        <source>The newest grid, a small curve for each run</source>
        <translation>가장 최근 격자를 실행마다 작은 곡선으로 봅니다</translation>
    </message>
    <message>
        <source>Write all runs to a table (CSV)</source>
        <translation>모든 실행을 표(CSV)로 저장합니다</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>progress of the grid</source>
        <translation>격자 진행 상황</translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message numerus="yes">
        <source>%n old run(s) had to go.</source>
        <translation><numerusform>오래된 실행 %n개를 지웠습니다.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) computed.</source>
        <translation><numerusform>실행 %n개를 계산했습니다.</numerusform></translation>
    </message>
    <message>
        <source>At most {most} are kept; pin those that have to stay.</source>
        <translation>실행은 {most}개까지 남습니다. 남겨야 할 실행은 고정하세요.</translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; %n run(s) are done.</source>
        <translation><numerusform>취소했습니다. 끝난 실행은 %n개입니다.</numerusform></translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>실행 내보내기</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n run(s)?</source>
        <translation><numerusform>실행 %n개를 지울까요?</numerusform></translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Other parameters were frozen.</source>
        <translation>그때는 다른 매개변수가 고정되어 있었습니다.</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>The data or what is frozen changed while this run went on.</source>
        <translation>이 실행 도중에 데이터나 고정된 매개변수가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The data set was another one.</source>
        <translation>데이터셋이 달랐습니다.</translation>
    </message>
    <message>
        <source>The graph has the weights of {name}.</source>
        <translation>그래프에 {name}의 가중치를 넣었습니다.</translation>
    </message>
    <message>
        <source>The graph was another one: it had other nodes or wires.</source>
        <translation>그래프가 달랐습니다. 노드나 간선이 지금과 달랐습니다.</translation>
    </message>
    <message>
        <source>There are no runs yet. Train, or compute a grid of runs.</source>
        <translation>아직 실행이 없습니다. 학습시키거나 실행 격자를 계산하세요.</translation>
    </message>
    <message>
        <source>They cannot be brought back.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>This run has not ended yet.</source>
        <translation>이 실행은 아직 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>guibp</source>
        <translation>guibp</translation>
    </message>
</context>
<context>
    <name>RunGoalEdit</name>
    <message>
        <source>all right</source>
        <translation>모두 맞음</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>loss &lt;</source>
        <translation>손실 &lt;</translation>
    </message>
    <message>
        <source>loss to get below</source>
        <translation>이보다 작아질 손실</translation>
    </message>
    <message>
        <source>number of steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>train until</source>
        <translation>학습을 멈출 때</translation>
    </message>
</context>
<context>
    <name>RunGoals</name>
    <message>
        <source>All predictions are right already. No step was taken.</source>
        <translation>모든 예측이 이미 맞습니다. 한 단계도 가지 않았습니다.</translation>
    </message>
    <message>
        <source>One step is done: the loss is {loss}.</source>
        <translation>한 단계를 마쳤습니다. 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>Paused after {count} steps: the loss is {loss}.</source>
        <translation>{count}단계 뒤에 멈췄습니다. 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>Stopped after {steps} steps: all predictions are on the right side of 0.5.</source>
        <translation>{steps}단계 뒤에 멈췄습니다. 모든 예측이 0.5를 기준으로 맞습니다.</translation>
    </message>
    <message>
        <source>Stopped after {steps} steps: all predictions are within {tolerance} of their targets.</source>
        <translation>{steps}단계 뒤에 멈췄습니다. 모든 예측이 정답에서 {tolerance} 안에 있습니다.</translation>
    </message>
    <message>
        <source>Stopped after {steps} steps: the loss, {loss}, is below {goal}.</source>
        <translation>{steps}단계 뒤에 멈췄습니다. 손실 {loss}이(가) {goal}보다 작습니다.</translation>
    </message>
    <message>
        <source>The loss is below {goal} already: {loss}. No step was taken.</source>
        <translation>손실 {loss}이(가) 이미 {goal}보다 작습니다. 한 단계도 가지 않았습니다.</translation>
    </message>
    <message>
        <source>Training diverged at step {step}: "{node}" left the finite numbers. Try a smaller learning rate.</source>
        <translation>{step}번째 단계에서 학습이 발산했습니다. "{node}"의 값이 유한한 수를 벗어났습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>{count} steps are done: the loss is {loss}.</source>
        <translation>{count}단계를 마쳤습니다. 손실은 {loss}입니다.</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Training …</source>
        <translation>학습 중 …</translation>
    </message>
    <message>
        <source>{speed} million steps/s</source>
        <translation>초당 {speed}백만 단계</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>초당 {speed}단계</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Run {number}</source>
        <translation>실행 {number}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>another start</source>
        <translation>다른 초깃값</translation>
    </message>
    <message>
        <source>as it stood</source>
        <translation>있던 값</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>시작됨</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>not solved</source>
        <translation>미해결</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>해결</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>설정이 같습니다</translation>
    </message>
    <message>
        <source>the same settings and start</source>
        <translation>설정과 초깃값이 같습니다</translation>
    </message>
    <message>
        <source>they differ in {what}</source>
        <translation>다른 점: {what}</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time}초</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>against the run before</source>
        <translation>앞 실행과 비교</translation>
    </message>
    <message>
        <source>another graph before</source>
        <translation>앞은 다른 그래프</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>best loss</source>
        <translation>최저 손실</translation>
    </message>
    <message>
        <source>final loss</source>
        <translation>마지막 손실</translation>
    </message>
    <message>
        <source>of another graph</source>
        <translation>다른 그래프</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>%n run(s) chosen: {differences}</source>
        <translation><numerusform>고른 실행 %n개: {differences}</numerusform></translation>
    </message>
    <message>
        <source>Choose a run in the table first.</source>
        <translation>먼저 표에서 실행을 고르세요.</translation>
    </message>
    <message>
        <source>Train, and every run is kept here to be compared.
Or compute a grid: several rates, seeds and optimisers at once.</source>
        <translation>학습시키면 모든 실행이 여기에 남아 서로 비교할 수 있습니다.
또는 격자를 계산하세요. 여러 학습률, 시드, 옵티마이저를 한꺼번에 봅니다.</translation>
    </message>
    <message>
        <source>{first} → {second}: {differences}</source>
        <translation>{first} → {second}: {differences}</translation>
    </message>
    <message>
        <source>{name} cannot be done again. {reason}</source>
        <translation>{name}: 다시 실행할 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>{name}, step {step}: loss {loss}</source>
        <translation>{name}, {step}단계: 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>RunsPlot</name>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>losses of the chosen runs</source>
        <translation>고른 실행의 손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>한 단계</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>table of runs</source>
        <translation>실행 표</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>Right is a prediction on its target's side of 0.5.</source>
        <translation>예측이 0.5를 기준으로 정답과 같은 쪽에 있으면 맞은 것입니다.</translation>
    </message>
    <message>
        <source>The error of a prediction is its distance from the target.</source>
        <translation>예측의 오차는 정답과의 거리입니다.</translation>
    </message>
    <message>
        <source>mean error {mean} trained on, {held_mean} held out</source>
        <translation>평균 오차: 학습용 {mean}, 검증용 {held_mean}</translation>
    </message>
    <message>
        <source>mean error {mean}, largest {largest}</source>
        <translation>평균 오차 {mean}, 최대 {largest}</translation>
    </message>
    <message>
        <source>right: {right} of {count} trained on, {held_right} of {held_count} held out</source>
        <translation>맞음: 학습용 {count}개 중 {right}개, 검증용 {held_count}개 중 {held_right}개</translation>
    </message>
    <message>
        <source>{right} of {count} on the right side of 0.5</source>
        <translation>0.5를 기준으로 {count}개 중 {right}개가 맞음</translation>
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
        <source>Filter by name or key</source>
        <translation>이름이나 키로 거르기</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>그런 이름은 없습니다.</translation>
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
        <source>back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>position of the walk</source>
        <translation>현재 단계</translation>
    </message>
    <message>
        <source>position of the walk: {position}</source>
        <translation>현재 단계: {position}</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>예측</translation>
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
        <source>step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>{steps} steps/s</source>
        <translation>초당 {steps}단계</translation>
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
    <name>TimeLine</name>
    <message>
        <source>Continue from here</source>
        <translation>여기서 계속</translation>
    </message>
    <message>
        <source>Drag to see the training as it was. Esc returns to now.</source>
        <translation>끌어서 학습의 지난 시점을 봅니다. Esc를 누르면 현재로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>moment of the training</source>
        <translation>학습의 시점</translation>
    </message>
    <message>
        <source>now: step {steps}</source>
        <translation>현재: {steps}단계</translation>
    </message>
    <message>
        <source>step {step} of {steps}: loss {loss}</source>
        <translation>전체 {steps}단계 중 {step}단계: 손실 {loss}</translation>
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
        <source>pause</source>
        <translation>멈춤</translation>
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
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>until</source>
        <translation>종료 조건</translation>
    </message>
    <message>
        <source>{pace} steps/s</source>
        <translation>초당 {pace}단계</translation>
    </message>
</context>
<context>
    <name>TrainingMarks</name>
    <message>
        <source>data changed</source>
        <translation>데이터가 바뀜</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>other parameters frozen</source>
        <translation>고정된 매개변수가 바뀜</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>{before} → {after} samples to train on</source>
        <translation>학습 샘플 {before} → {after}</translation>
    </message>
    <message>
        <source>{name} {before} → {after}</source>
        <translation>{name} {before} → {after}</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Decision boundary</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Fitted curve</source>
        <translation>맞춘 곡선</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>설정 더 보기</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Schedule, batch size and the seed of the start</source>
        <translation>스케줄, 배치 크기, 초깃값의 시드</translation>
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
        <source>Outputs</source>
        <translation>출력의 수</translation>
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
        <source>A solution to check by hand</source>
        <translation>손으로 확인해 볼 해</translation>
    </message>
    <message>
        <source>A weighted sum through a sigmoid</source>
        <translation>시그모이드를 지나는 가중합</translation>
    </message>
    <message>
        <source>Drag an operation here, or open an example.</source>
        <translation>연산을 여기로 끌어다 놓거나 예제를 여세요.</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Every edge will show its value and its gradient.</source>
        <translation>모든 간선에 값과 기울기가 나타납니다.</translation>
    </message>
    <message>
        <source>Four small steps and their chain rule</source>
        <translation>작은 네 단계와 그 연쇄 법칙</translation>
    </message>
    <message>
        <source>No line parts the classes: drag it</source>
        <translation>어떤 직선도 못 나눕니다: 끌어 보세요</translation>
    </message>
    <message>
        <source>Take the tour: one minute</source>
        <translation>1분 둘러보기</translation>
    </message>
    <message>
        <source>Two operations, every step by hand</source>
        <translation>연산 두 개, 모든 단계를 손으로</translation>
    </message>
    <message>
        <source>Watch the loss fall and the plane bend</source>
        <translation>손실이 줄고 경계가 휘는 모습 보기</translation>
    </message>
</context>
<context>
    <name>WorksheetExport</name>
    <message>
        <source>LaTeX with TikZ (*.tex)</source>
        <translation>LaTeX, TikZ 문서 (*.tex)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.svg)</source>
        <translation>그림 (*.svg)</translation>
    </message>
    <message>
        <source>Save a worksheet</source>
        <translation>학습지 저장</translation>
    </message>
    <message>
        <source>Saved {name} and {key}.</source>
        <translation>{name}와(과) {key}을(를) 저장했습니다.</translation>
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
        <source>"{field}" is a text</source>
        <translation>"{field}"은(는) 글이어야 합니다</translation>
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
        <source>"{id}" is no leaf with a value</source>
        <translation>"{id}"은(는) 값을 가진 잎 노드가 아닙니다</translation>
    </message>
    <message>
        <source>"{id}" is no parameter: only a parameter can be frozen</source>
        <translation>"{id}"은(는) 매개변수가 아닙니다. 매개변수만 고정할 수 있습니다</translation>
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
        <source>"{id}": there is no output to differentiate</source>
        <translation>"{id}": 미분할 출력이 없습니다</translation>
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
        <source>"{name}" is a matrix: guibp has single numbers</source>
        <translation>"{name}"은(는) 행렬입니다: guibp는 수 하나하나를 다룹니다</translation>
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
        <source>"{op}" with weights is not read</source>
        <translation>가중치가 있는 "{op}"은(는) 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>"{op}", which makes {place}, with another factor than 1 is not read</source>
        <translation>{place}을(를) 만드는, 계수가 1이 아닌 "{op}"은(는) 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>"{text}" is no whole number from 0 up</source>
        <translation>"{text}"은(는) 0 이상의 정수가 아닙니다</translation>
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
        <source>"{text}": seeds go from a smaller to a larger one</source>
        <translation>"{text}": 시드 범위는 작은 수에서 큰 수로 적습니다</translation>
    </message>
    <message>
        <source>"{text}": write the decimal point as a point</source>
        <translation>"{text}": 소수점은 점(.)으로 쓰세요</translation>
    </message>
    <message>
        <source>1/a has the local gradient −1/a².</source>
        <translation>1/a의 국소 기울기는 −1/a²입니다.</translation>
    </message>
    <message>
        <source>A difference has the local gradient 1 for the first operand and −1 for the second.</source>
        <translation>뺄셈의 국소 기울기는 첫째 피연산자에 1, 둘째에 −1입니다.</translation>
    </message>
    <message>
        <source>A mean of n samples has the local gradient 1/n for each.</source>
        <translation>샘플 n개의 평균에서 국소 기울기는 샘플마다 1/n입니다.</translation>
    </message>
    <message>
        <source>A mean of {count} samples has the local gradient 1/{count} for each; rows that are held out are not among them.</source>
        <translation>샘플 {count}개의 평균에서 국소 기울기는 샘플마다 1/{count}입니다. 검증용 행은 여기에 들지 않습니다.</translation>
    </message>
    <message>
        <source>A power a^b has the local gradients b·a^(b−1) for a, and a^b·log(a) for b.</source>
        <translation>거듭제곱 a^b의 국소 기울기는 a에 b·a^(b−1), b에 a^b·log(a)입니다.</translation>
    </message>
    <message>
        <source>A quotient a/b has the local gradients 1/b for a, and −a/b² for b.</source>
        <translation>나눗셈 a/b의 국소 기울기는 a에 1/b, b에 −a/b²입니다.</translation>
    </message>
    <message>
        <source>A single unit cannot: no straight line parts these classes.</source>
        <translation>유닛 하나로는 할 수 없습니다. 직선 하나로는 이 두 부류를 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>A square a² has the local gradient 2a.</source>
        <translation>제곱 a²의 국소 기울기는 2a입니다.</translation>
    </message>
    <message>
        <source>A square is missing.</source>
        <translation>제곱이 빠졌습니다.</translation>
    </message>
    <message>
        <source>A sum has the local gradient 1 for each operand.</source>
        <translation>덧셈의 국소 기울기는 피연산자마다 1입니다.</translation>
    </message>
    <message>
        <source>A sum over the samples has the local gradient 1 for each.</source>
        <translation>샘플의 합에서 국소 기울기는 샘플마다 1입니다.</translation>
    </message>
    <message>
        <source>A sum over {count} samples has the local gradient 1 for each; rows that are held out are not among them.</source>
        <translation>샘플 {count}개의 합에서 국소 기울기는 샘플마다 1입니다. 검증용 행은 여기에 들지 않습니다.</translation>
    </message>
    <message>
        <source>A weight's gradient is multiplied by its input: no one learning rate suits weights and biases.</source>
        <translation>가중치의 기울기에는 그 입력이 곱해집니다. 가중치와 편향에 모두 알맞은 학습률은 없습니다.</translation>
    </message>
    <message>
        <source>Add hidden units between the inputs and {node}.</source>
        <translation>입력과 {node} 사이에 은닉 유닛을 추가해 보세요.</translation>
    </message>
    <message>
        <source>After {steps} steps {wrong} of {rows} rows are wrong, and the loss stands still.</source>
        <translation>{steps}단계 뒤에도 {rows}개 행 중 {wrong}개가 틀리고, 손실은 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>All samples share {node}, so its gradient is the sum of their shares.</source>
        <translation>모든 샘플이 {node}을(를) 함께 쓰므로 기울기는 샘플들의 몫을 더한 것입니다.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Backward pass</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Compute the value of every node, operands first.</source>
        <translation>피연산자부터 차례로 모든 노드의 값을 계산하세요.</translation>
    </message>
    <message>
        <source>For a prediction a and a target b, the local gradient for a is (a − b)/(a(1 − a)).</source>
        <translation>예측 a와 정답 b에서 a에 대한 국소 기울기는 (a − b)/(a(1 − a))입니다.</translation>
    </message>
    <message>
        <source>For every row both have the same value: {value} in the first.</source>
        <translation>모든 행에서 둘의 값이 같습니다. 첫 행에서는 {value}입니다.</translation>
    </message>
    <message>
        <source>Forward pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>From {output} back: upstream gradient × local gradient along each edge.</source>
        <translation>{output}에서 거꾸로, 간선마다 상류 기울기 × 국소 기울기를 구하세요.</translation>
    </message>
    <message>
        <source>Give their weights different random starts, then draw a new start.</source>
        <translation>가중치에 무작위 초깃값을 주고 새 초깃값으로 시작해 보세요.</translation>
    </message>
    <message>
        <source>In the last {count} steps it fell from {before} to {now}.</source>
        <translation>마지막 {count}단계 동안 {before}에서 {now}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>In the last {count} steps it rose {rises} times, between {least} and {most}.</source>
        <translation>마지막 {count}단계 동안 {least}에서 {most} 사이에서 {rises}번 올랐습니다.</translation>
    </message>
    <message>
        <source>In {count} of {rows} rows its local gradient is below {bound}.</source>
        <translation>{rows}개 행 중 {count}개에서 국소 기울기가 {bound}보다 작습니다.</translation>
    </message>
    <message>
        <source>In {count} of {rows} rows {target} lies outside: row {row} has {value}.</source>
        <translation>{rows}개 행 중 {count}개에서 {target}이(가) 그 밖에 있습니다. {row}행의 값은 {value}입니다.</translation>
    </message>
    <message>
        <source>It diverges: the learning rate is too large.</source>
        <translation>발산합니다. 학습률이 너무 큽니다.</translation>
    </message>
    <message>
        <source>It is {answer}.</source>
        <translation>답은 {answer}입니다.</translation>
    </message>
    <message>
        <source>Its operand {operand} is at most {largest} in all {rows} rows: relu makes it 0.</source>
        <translation>피연산자 {operand}은(는) {rows}개 행 모두에서 {largest}을(를) 넘지 않습니다. 렐루는 이것을 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>Its values run from {least} to {most}.</source>
        <translation>값은 {least}에서 {most}까지입니다.</translation>
    </message>
    <message>
        <source>Make the weights in front of it smaller, or draw a new start.</source>
        <translation>앞쪽 가중치를 줄이거나 새 초깃값으로 시작해 보세요.</translation>
    </message>
    <message>
        <source>More than one slip leads to this number.</source>
        <translation>이 수가 나오는 실수는 하나가 아닙니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Nearly. Round later: give three significant digits.</source>
        <translation>거의 맞았습니다. 나중에 반올림하고 유효 숫자 세 자리로 답하세요.</translation>
    </message>
    <message>
        <source>Not all samples are in it: sum the shares of all of them.</source>
        <translation>모든 샘플이 들어가지 않았습니다. 모든 샘플의 몫을 더하세요.</translation>
    </message>
    <message>
        <source>Not yet. Take a hint, or try again.</source>
        <translation>아직 아닙니다. 힌트를 보거나 다시 해 보세요.</translation>
    </message>
    <message>
        <source>One operand of {node} is missing.</source>
        <translation>{node}의 피연산자 하나가 빠졌습니다.</translation>
    </message>
    <message>
        <source>One step of gradient descent at rate {rate} would take it from {now} to {loss}.</source>
        <translation>학습률 {rate}의 경사 하강 한 단계면 {now}에서 {loss}(으)로 바뀝니다.</translation>
    </message>
    <message>
        <source>Raise its bias, or draw a new start, and train with a smaller learning rate.</source>
        <translation>편향을 키우거나 새 초깃값으로 시작하고, 더 작은 학습률로 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Right: {answer}.</source>
        <translation>맞습니다: {answer}.</translation>
    </message>
    <message>
        <source>Scale each input column to mean 0 and spread 1, and train again.</source>
        <translation>입력 열마다 평균 0, 표준 편차 1로 맞추고 다시 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Scale the targets into that range, or predict with a sum in place of the {operation}.</source>
        <translation>정답을 그 범위로 맞추거나, {operation} 대신 합으로 예측해 보세요.</translation>
    </message>
    <message>
        <source>Some targets are out of reach for {node}.</source>
        <translation>{node}이(가) 닿을 수 없는 정답이 있습니다.</translation>
    </message>
    <message>
        <source>That is a gradient. Asked is the value of {node}.</source>
        <translation>그것은 기울기입니다. {node}의 값을 물었습니다.</translation>
    </message>
    <message>
        <source>That is a value. Asked is a gradient.</source>
        <translation>그것은 값입니다. 기울기를 물었습니다.</translation>
    </message>
    <message>
        <source>That is another operation on the same operands. Look at the sign in {node}.</source>
        <translation>같은 피연산자에 다른 연산을 했습니다. {node}의 기호를 보세요.</translation>
    </message>
    <message>
        <source>That is one sample's number. {node} takes all samples together.</source>
        <translation>그것은 샘플 하나의 수입니다. {node}은(는) 모든 샘플을 함께 셉니다.</translation>
    </message>
    <message>
        <source>That is the gradient for another operand of {node}.</source>
        <translation>그것은 {node}의 다른 피연산자에 대한 기울기입니다.</translation>
    </message>
    <message>
        <source>That is the local gradient alone. Multiply it by the upstream gradient.</source>
        <translation>그것은 국소 기울기뿐입니다. 상류 기울기를 곱하세요.</translation>
    </message>
    <message>
        <source>That is the number of another sample. Asked is sample {sample}.</source>
        <translation>그것은 다른 샘플의 수입니다. 샘플 {sample}을(를) 물었습니다.</translation>
    </message>
    <message>
        <source>That is the operand, as it comes in. {node} has not been applied to it yet.</source>
        <translation>그것은 들어온 피연산자 그대로입니다. 아직 {node}을(를) 계산하지 않았습니다.</translation>
    </message>
    <message>
        <source>That is the sum over all samples. Asked is the share of sample {sample}.</source>
        <translation>그것은 모든 샘플의 합입니다. 샘플 {sample}의 몫을 물었습니다.</translation>
    </message>
    <message>
        <source>That is the sum. A mean is divided by the number of samples.</source>
        <translation>그것은 합입니다. 평균은 샘플의 수로 나눕니다.</translation>
    </message>
    <message>
        <source>That is the upstream gradient alone. Multiply it by the local gradient.</source>
        <translation>그것은 상류 기울기뿐입니다. 국소 기울기를 곱하세요.</translation>
    </message>
    <message>
        <source>That is the whole gradient of {source}, over all its edges. Asked is one.</source>
        <translation>그것은 모든 간선을 더한 {source}의 전체 기울기입니다. 간선 하나를 물었습니다.</translation>
    </message>
    <message>
        <source>That is σ(−z): in 1/(1 + e^(−z)) there is a minus before z.</source>
        <translation>그것은 σ(−z)입니다. 1/(1 + e^(−z))에서는 z 앞에 빼기 부호가 있습니다.</translation>
    </message>
    <message>
        <source>The data is not normalised.</source>
        <translation>데이터가 정규화되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The exponential is its own local gradient.</source>
        <translation>지수 함수의 국소 기울기는 자기 자신입니다.</translation>
    </message>
    <message>
        <source>The factor 2 is missing: the derivative of a square is twice what is squared.</source>
        <translation>2가 빠졌습니다. 제곱을 미분하면 제곱한 것의 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>The factors of × are swapped: the local gradient for {source} is the product of the others.</source>
        <translation>×의 인수가 뒤바뀌었습니다. {source}에 대한 국소 기울기는 나머지의 곱입니다.</translation>
    </message>
    <message>
        <source>The learning rate is too small: the loss hardly moves.</source>
        <translation>학습률이 너무 작습니다. 손실이 거의 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>The local gradient of a product is, for each operand, the product of the others.</source>
        <translation>곱셈의 국소 기울기는 피연산자마다 나머지의 곱입니다.</translation>
    </message>
    <message>
        <source>The logarithm of a has the local gradient 1/a.</source>
        <translation>log(a)의 국소 기울기는 1/a입니다.</translation>
    </message>
    <message>
        <source>The loss goes up and down: the learning rate is too large.</source>
        <translation>손실이 오르내립니다. 학습률이 너무 큽니다.</translation>
    </message>
    <message>
        <source>The loss was {low} at step {step} and is {newest} now.</source>
        <translation>{step}단계에서 손실은 {low}이었고 지금은 {newest}입니다.</translation>
    </message>
    <message>
        <source>The same gradient reaches both, {gradient} in row 1: a step moves them alike.</source>
        <translation>둘에 같은 기울기가 닿습니다(1행에서 {gradient}). 한 단계가 둘을 똑같이 옮깁니다.</translation>
    </message>
    <message>
        <source>The samples' shares of {partial} are {shares}. And over all samples?</source>
        <translation>샘플별 {partial}의 몫은 {shares}입니다. 모든 샘플에서는 얼마인가요?</translation>
    </message>
    <message>
        <source>The sigmoid has the local gradient σ(1 − σ), where σ is its own value.</source>
        <translation>시그모이드의 국소 기울기는 σ(1 − σ)입니다. σ는 시그모이드의 값입니다.</translation>
    </message>
    <message>
        <source>The size is right, the sign is wrong.</source>
        <translation>크기는 맞지만 부호가 틀립니다.</translation>
    </message>
    <message>
        <source>The square of a − b has the local gradients 2(a − b) for a, and −2(a − b) for b.</source>
        <translation>a − b의 제곱의 국소 기울기는 a에 2(a − b), b에 −2(a − b)입니다.</translation>
    </message>
    <message>
        <source>Then a step led out of the finite numbers.</source>
        <translation>그다음 단계에서 유한한 수를 벗어났습니다.</translation>
    </message>
    <message>
        <source>There its local gradient is 0, so its weights get no gradient and never change.</source>
        <translation>거기서는 국소 기울기가 0이므로 가중치에 기울기가 전해지지 않아 결코 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Try the learning rate {rate}.</source>
        <translation>학습률을 {rate}(으)로 해 보세요.</translation>
    </message>
    <message>
        <source>Turning the sign has the local gradient −1.</source>
        <translation>부호 바꾸기의 국소 기울기는 −1입니다.</translation>
    </message>
    <message>
        <source>What flows back along an edge is the upstream gradient × the local gradient.</source>
        <translation>간선을 따라 되돌아오는 것은 상류 기울기 × 국소 기울기입니다.</translation>
    </message>
    <message>
        <source>What flows back along {source} → {node}, operand {port}?</source>
        <translation>{source} → {node}, 피연산자 {port}(으)로 되돌아오는 기울기는 얼마일까요?</translation>
    </message>
    <message>
        <source>What flows back along {source} → {node}?</source>
        <translation>{source} → {node} 간선으로 되돌아오는 기울기는 얼마일까요?</translation>
    </message>
    <message>
        <source>What is the value of {node}?</source>
        <translation>{node}의 값은 얼마일까요?</translation>
    </message>
    <message>
        <source>Where a node feeds several others, its gradient is the sum over the edges that leave it.</source>
        <translation>노드가 여러 노드로 이어지면 기울기는 나가는 간선들의 기울기를 더한 것입니다.</translation>
    </message>
    <message>
        <source>You added the local gradient. Multiply by it.</source>
        <translation>국소 기울기를 더했습니다. 곱하세요.</translation>
    </message>
    <message>
        <source>You divided by the local gradient. Multiply by it.</source>
        <translation>국소 기울기로 나누었습니다. 곱하세요.</translation>
    </message>
    <message>
        <source>You doubled. A square is a number times itself.</source>
        <translation>두 배를 했습니다. 제곱은 같은 수를 곱하는 것입니다.</translation>
    </message>
    <message>
        <source>You multiplied the branches. Where branches meet, their gradients are summed.</source>
        <translation>가지들을 곱했습니다. 가지가 만나는 곳에서는 기울기를 더합니다.</translation>
    </message>
    <message>
        <source>You took the mean of the branches. Their gradients are summed.</source>
        <translation>가지들의 평균을 냈습니다. 기울기는 더합니다.</translation>
    </message>
    <message>
        <source>You took the mean of the shares. They are summed.</source>
        <translation>몫들의 평균을 냈습니다. 몫은 더합니다.</translation>
    </message>
    <message>
        <source>You used 1 − σ. The local gradient of a sigmoid is σ(1 − σ).</source>
        <translation>1 − σ를 썼습니다. 시그모이드의 국소 기울기는 σ(1 − σ)입니다.</translation>
    </message>
    <message>
        <source>You used the operand as the local gradient of {node}.</source>
        <translation>피연산자를 {node}의 국소 기울기로 썼습니다.</translation>
    </message>
    <message>
        <source>You used the value of {node} as its local gradient.</source>
        <translation>{node}의 값을 국소 기울기로 썼습니다.</translation>
    </message>
    <message>
        <source>You used σ itself. The local gradient of a sigmoid is σ(1 − σ).</source>
        <translation>σ를 그대로 썼습니다. 시그모이드의 국소 기울기는 σ(1 − σ)입니다.</translation>
    </message>
    <message>
        <source>a batch has at least 1 sample</source>
        <translation>배치에는 샘플이 1개 이상 있어야 합니다</translation>
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
        <source>a data set has 1 to {most} points</source>
        <translation>데이터셋의 점은 1개에서 {most}개까지입니다</translation>
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
        <source>a file of answers is a list</source>
        <translation>답 파일은 목록이어야 합니다</translation>
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
        <source>a learning rate is larger than 0, not {rate}</source>
        <translation>학습률은 0보다 커야 합니다. {rate}은(는) 쓸 수 없습니다</translation>
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
        <source>a list is expected here</source>
        <translation>여기에는 목록이 있어야 합니다</translation>
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
        <source>a node needs an id</source>
        <translation>노드에는 id가 있어야 합니다</translation>
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
        <source>a row is a whole number, not {row!r}</source>
        <translation>행은 정수여야 합니다. {row!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a schedule is a text, not {schedule!r}</source>
        <translation>스케줄은 글이어야 합니다. {schedule!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a seed is a whole number from 0 up</source>
        <translation>시드는 0 이상의 정수입니다</translation>
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
        <source>a table has at most {most} rows</source>
        <translation>표의 행은 {most}개까지입니다</translation>
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
        <source>a training runs until the loss is below a number, "all right" or "diverged", not {goal!r}</source>
        <translation>학습은 손실이 어떤 수보다 작아지거나 "all right" 또는 "diverged"일 때까지 합니다. {goal!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a whole number is expected here, not {found}</source>
        <translation>여기에는 정수가 와야 하는데 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>an answer has a "value", a "gradient" or a "total"</source>
        <translation>답에는 "value", "gradient", "total" 가운데 하나가 있어야 합니다</translation>
    </message>
    <message>
        <source>an answer is a number, a text or null</source>
        <translation>답은 수, 글, null 가운데 하나여야 합니다</translation>
    </message>
    <message>
        <source>an answer is an object</source>
        <translation>답은 객체여야 합니다</translation>
    </message>
    <message>
        <source>an edge from "{source}" to "{target}" would close a cycle</source>
        <translation>"{source}"에서 "{target}"(으)로 가는 간선을 넣으면 순환이 생깁니다</translation>
    </message>
    <message>
        <source>an edge has a source, a target, a port and a gradient</source>
        <translation>간선에는 source, target, port, gradient가 있어야 합니다</translation>
    </message>
    <message>
        <source>an edge needs a source and a target</source>
        <translation>간선에는 source와 target이 있어야 합니다</translation>
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
        <source>an id is text or a number</source>
        <translation>id는 글자나 수입니다</translation>
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
        <source>an operand of "{op}", which makes {place}, was changed in place since</source>
        <translation>{place}을(를) 만드는 "{op}"의 피연산자가 그 뒤에 제자리에서 바뀌었습니다</translation>
    </message>
    <message>
        <source>an operator is missing before {found}</source>
        <translation>{found} 앞에 연산자가 빠졌습니다</translation>
    </message>
    <message>
        <source>cannot change {path}: {reason}</source>
        <translation>{path}을(를) 바꿀 수 없습니다: {reason}</translation>
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
        <source>choose an optimiser</source>
        <translation>옵티마이저를 고르세요</translation>
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
        <source>every parameter that output "{id}" depends on is frozen: nothing to train</source>
        <translation>출력 "{id}"에 영향을 주는 매개변수가 모두 고정되어 있어 학습할 것이 없습니다</translation>
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
        <source>guibp has no operation for "{op}", which makes "{name}" ({data})</source>
        <translation>"{name}"({data})을(를) 만드는 "{op}"에 해당하는 연산이 guibp에 없습니다</translation>
    </message>
    <message>
        <source>guibp has no operation for "{op}", which makes {place}</source>
        <translation>{place}을(를) 만드는 "{op}"에 해당하는 연산이 guibp에 없습니다</translation>
    </message>
    <message>
        <source>install-desktop is for Linux; elsewhere the packaged program brings its file type</source>
        <translation>install-desktop은 Linux용입니다. 다른 시스템에서는 패키지로 만든 프로그램이 파일 형식을 등록합니다</translation>
    </message>
    <message>
        <source>larger than {limit} MiB</source>
        <translation>{limit} MiB보다 큽니다</translation>
    </message>
    <message>
        <source>layers are written as matrices for {known}, not for "{name}"</source>
        <translation>층은 {known}에서만 행렬로 쓰고, "{name}"에서는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>layers are written as {known}, not as "{name}"</source>
        <translation>층은 {known} 가운데 하나로 쓰고, "{name}"(으)로는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>{line}번째 줄, {column}번째 글자</translation>
    </message>
    <message>
        <source>line {line}, column {column} ("{name}"): "{text}" is not a number</source>
        <translation>{line}행 {column}열("{name}"): "{text}"은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>line {line}, column {column} ("{name}"): a number is missing</source>
        <translation>{line}행 {column}열("{name}"): 수가 빠져 있습니다</translation>
    </message>
    <message>
        <source>line {line}, column {column}: there is a column "{name}" already</source>
        <translation>{line}행 {column}열: "{name}"(이)라는 열이 이미 있습니다</translation>
    </message>
    <message>
        <source>line {line}, column {column}: this column has no heading</source>
        <translation>{line}행 {column}열: 이 열에는 제목이 없습니다</translation>
    </message>
    <message>
        <source>line {line}: a quotation mark is not closed, or text stands behind it</source>
        <translation>{line}행: 따옴표가 닫히지 않았거나 그 뒤에 글자가 있습니다</translation>
    </message>
    <message>
        <source>line {line}: a table has at most {most} numbers in all</source>
        <translation>{line}행: 표의 수는 모두 {most}개까지입니다</translation>
    </message>
    <message>
        <source>line {line}: a table has at most {most} rows</source>
        <translation>{line}행: 표의 행은 {most}개까지입니다</translation>
    </message>
    <message>
        <source>line {line}: decimal points and decimal commas in one table (the other is in line {other})</source>
        <translation>{line}행: 한 표에 소수점과 소수 쉼표가 섞여 있습니다(다른 하나는 {other}행)</translation>
    </message>
    <message>
        <source>line {line}: no row has all its numbers</source>
        <translation>{line}행: 수가 다 있는 행이 하나도 없습니다</translation>
    </message>
    <message>
        <source>line {line}: there are headings, but no numbers below them</source>
        <translation>{line}행: 제목은 있지만 그 아래에 수가 없습니다</translation>
    </message>
    <message>
        <source>line {line}: this is no text in an encoding that is known here; save it as UTF-8</source>
        <translation>{line}행: 알 수 없는 인코딩입니다. UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>line {line}: {columns} columns; a table has at most {most}</source>
        <translation>{line}행: 열이 {columns}개입니다. 표의 열은 {most}개까지입니다</translation>
    </message>
    <message>
        <source>line {line}: {count} values for {columns} columns</source>
        <translation>{line}행: 열은 {columns}개인데 값은 {count}개입니다</translation>
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
        <source>no gradient flows back from "{target}", port {port}, to "{source_id}"</source>
        <translation>"{target}"의 포트 {port}에서 "{source_id}"(으)로 되돌아가는 기울기가 없습니다</translation>
    </message>
    <message>
        <source>no loss compares a prediction with a target: nothing can be right</source>
        <translation>예측을 정답과 비교하는 손실이 없어 맞을 것이 없습니다</translation>
    </message>
    <message>
        <source>no node is chosen for the picture</source>
        <translation>그림에 담을 노드를 고르지 않았습니다</translation>
    </message>
    <message>
        <source>no row is left to train on</source>
        <translation>학습에 쓸 행이 남지 않습니다</translation>
    </message>
    <message>
        <source>no step asks for the {field} of "{node}"</source>
        <translation>"{node}"의 {field}을(를) 묻는 단계가 없습니다</translation>
    </message>
    <message>
        <source>node "{id}" names no operation (op)</source>
        <translation>노드 "{id}"에 연산(op)이 없습니다</translation>
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
        <source>node "{id}": there is no operation "{op}"</source>
        <translation>노드 "{id}": "{op}"(이)라는 연산이 없습니다</translation>
    </message>
    <message>
        <source>noise is a number from 0 to {most}</source>
        <translation>잡음은 0에서 {most}까지의 수입니다</translation>
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
        <source>nothing of this training is recorded</source>
        <translation>이 학습은 기록된 것이 없습니다</translation>
    </message>
    <message>
        <source>one goal at least is expected here</source>
        <translation>여기에는 목표가 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>operand {port} of "{op}", which makes {place}, is not kept by PyTorch: make it a tensor with requires_grad=True</source>
        <translation>{place}을(를) 만드는 "{op}"의 피연산자 {port}은(는) PyTorch에 남아 있지 않습니다: requires_grad=True인 텐서로 만드세요</translation>
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
        <source>rates go from a smaller to a larger one above 0, times a factor above 1</source>
        <translation>학습률은 0보다 큰 작은 수에서 큰 수로, 1보다 큰 배수로 적습니다</translation>
    </message>
    <message>
        <source>relu has the local gradient 1 where its operand is positive, else 0.</source>
        <translation>렐루의 국소 기울기는 피연산자가 양수이면 1, 아니면 0입니다.</translation>
    </message>
    <message>
        <source>row {row} is named twice</source>
        <translation>{row}번 행이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>steps are a whole number from 0 up, not {steps!r}</source>
        <translation>단계 수는 0 이상의 정수여야 합니다. {steps!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>steps are a whole number from 1 to {most}</source>
        <translation>단계 수는 1부터 {most}까지의 정수입니다</translation>
    </message>
    <message>
        <source>tanh has the local gradient 1 − y², where y is its own value.</source>
        <translation>쌍곡탄젠트의 국소 기울기는 1 − y²입니다. y는 쌍곡탄젠트의 값입니다.</translation>
    </message>
    <message>
        <source>that is more than {most} numbers</source>
        <translation>수가 {most}개보다 많습니다</translation>
    </message>
    <message>
        <source>that is more than {most} rates</source>
        <translation>학습률이 {most}개보다 많습니다</translation>
    </message>
    <message>
        <source>that is more than {most} seeds</source>
        <translation>시드가 {most}개보다 많습니다</translation>
    </message>
    <message>
        <source>that is {count} runs; at most {most} are kept</source>
        <translation>실행이 {count}개입니다. {most}개까지 남길 수 있습니다</translation>
    </message>
    <message>
        <source>the PDF cannot be painted</source>
        <translation>PDF를 그릴 수 없습니다</translation>
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
        <source>the graph is undirected: which operand feeds which is not known</source>
        <translation>방향이 없는 그래프입니다: 무엇이 무엇의 피연산자인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>the operands of "{op}", which makes {place}, are gone after backward(): read the graph before it, or call backward(retain_graph=True)</source>
        <translation>{place}을(를) 만드는 "{op}"의 피연산자는 backward() 뒤에 남아 있지 않습니다: 그 전에 그래프를 읽거나 backward(retain_graph=True)를 부르세요</translation>
    </message>
    <message>
        <source>the picture cannot be painted</source>
        <translation>그림을 그릴 수 없습니다</translation>
    </message>
    <message>
        <source>the picture would be {width} × {height} pixels; at most {most} to a side can be painted, which is a scale of {scale}</source>
        <translation>그림이 {width} × {height} 픽셀이 됩니다. 한 변은 {most}픽셀까지, 곧 배율 {scale}까지 그릴 수 있습니다</translation>
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
        <source>the steps from {step} on cannot be taken again</source>
        <translation>{step}단계부터는 다시 실행할 수 없습니다</translation>
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
        <source>there is no action "{name}"</source>
        <translation>"{name}"(이)라는 동작이 없습니다</translation>
    </message>
    <message>
        <source>there is no edge from "{source}" to port {port} of "{target}"</source>
        <translation>"{source}"에서 "{target}"의 포트 {port}(으)로 가는 간선이 없습니다</translation>
    </message>
    <message>
        <source>there is no export to "{name}"; there are {known}</source>
        <translation>"{name}"(으)로는 내보낼 수 없습니다; {known} 중에서 고르세요</translation>
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
        <source>there is no row {row}: the rows are 0 to {last}</source>
        <translation>{row}번 행이 없습니다. 행은 0번부터 {last}번까지입니다</translation>
    </message>
    <message>
        <source>there is no sample {sample}: they are counted from 0 to {last}</source>
        <translation>샘플 {sample}이(가) 없습니다. 샘플은 0부터 {last}까지입니다</translation>
    </message>
    <message>
        <source>there is no table in this text</source>
        <translation>이 텍스트에는 표가 없습니다</translation>
    </message>
    <message>
        <source>there is no version {version}</source>
        <translation>버전 {version}은(는) 없습니다</translation>
    </message>
    <message>
        <source>this graph is on show: only the thread of its window changes it</source>
        <translation>이 그래프는 창에 표시되어 있습니다. 그 창의 스레드만 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>this is answered twice</source>
        <translation>두 번 답했습니다</translation>
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
        <source>this is no Value of micrograd: {kind}</source>
        <translation>micrograd의 Value가 아닙니다: {kind}</translation>
    </message>
    <message>
        <source>this is no graph in node-link form</source>
        <translation>node-link 형식의 그래프가 아닙니다</translation>
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
        <source>this is no tensor of PyTorch: {kind}</source>
        <translation>PyTorch 텐서가 아닙니다: {kind}</translation>
    </message>
    <message>
        <source>this is no text</source>
        <translation>글이 아닙니다</translation>
    </message>
    <message>
        <source>this is no text file</source>
        <translation>텍스트 파일이 아닙니다</translation>
    </message>
    <message>
        <source>this is not as it should be: {what}</source>
        <translation>있어야 할 상태가 아닙니다: {what}</translation>
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
        <source>this picture holds no guibp document</source>
        <translation>이 그림에는 guibp 문서가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>this picture is damaged</source>
        <translation>이 그림은 손상되었습니다</translation>
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
        <source>true or false is expected here, not {value!r}</source>
        <translation>여기에는 true나 false가 와야 하는데 {value!r}이(가) 있습니다</translation>
    </message>
    <message>
        <source>two options at least are expected here</source>
        <translation>여기에는 선택지가 둘 이상 있어야 합니다</translation>
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
        <source>{column} runs from {least} to {most}.</source>
        <translation>{column}은(는) {least}에서 {most}까지입니다.</translation>
    </message>
    <message>
        <source>{count} columns do not fit beside each other from column {column} on</source>
        <translation>{column}열부터는 열 {count}개가 들어갈 자리가 없습니다</translation>
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
        <source>{first} and {second} have target 0, {third} and {fourth} have target 1. The lines between the two pairs cross, so no straight line has the pairs on its two sides.</source>
        <translation>{first}와(과) {second}의 정답은 0, {third}와(과) {fourth}의 정답은 1입니다. 두 쌍을 잇는 선분이 서로 만나므로, 두 쌍을 양쪽으로 나누는 직선은 없습니다.</translation>
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
        <source>{name} is a finite number from 0 up, not {strength}</source>
        <translation>{name}은(는) 0 이상의 유한한 수여야 합니다. {strength}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is a number from 0 up, not {value}</source>
        <translation>{name}은(는) 0 이상의 수여야 합니다. {value}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is a number, not {strength!r}</source>
        <translation>{name}은(는) 수여야 합니다. {strength!r}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is no name</source>
        <translation>{name}은(는) 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{node} feeds several nodes, and one branch is missing: sum over all of them.</source>
        <translation>{node}은(는) 여러 노드로 이어지는데 가지 하나가 빠졌습니다. 모두 더하세요.</translation>
    </message>
    <message>
        <source>{node} feeds several nodes. What is its whole gradient, {partial}?</source>
        <translation>{node}은(는) 여러 노드로 이어집니다. 전체 기울기 {partial}은(는) 얼마일까요?</translation>
    </message>
    <message>
        <source>{node} is a {operation}: it stays from {least} to {most}.</source>
        <translation>{node}의 연산은 {operation}이므로 {least}에서 {most} 사이에 머뭅니다.</translation>
    </message>
    <message>
        <source>{node} is dead: 0 for every row.</source>
        <translation>{node}이(가) 죽었습니다. 모든 행에서 0입니다.</translation>
    </message>
    <message>
        <source>{node} is saturated: hardly any gradient comes through it.</source>
        <translation>{node}이(가) 포화되었습니다. 기울기가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>{number} is too large</source>
        <translation>{number}은(는) 너무 큽니다</translation>
    </message>
    <message>
        <source>{one} and {other} do the same, so they learn the same.</source>
        <translation>{one}와(과) {other}은(는) 같은 일을 하므로 같은 것을 배웁니다.</translation>
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
        <source>{path} is no recovery file</source>
        <translation>{path}은(는) 복구 파일이 아닙니다</translation>
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
        <source>{path}: a picture is written as .svg, .png or .pdf, by the name's ending</source>
        <translation>{path}: 그림은 이름의 끝에 따라 .svg, .png 또는 .pdf로 저장됩니다</translation>
    </message>
    <message>
        <source>{path}: a worksheet is written as .svg, .pdf or .tex, by the name's ending</source>
        <translation>{path}: 학습지는 이름의 끝에 따라 .svg, .pdf, .tex로 저장합니다</translation>
    </message>
    <message>
        <source>{path}: the name's ending says what is written: {known}</source>
        <translation>{path}: 이름의 확장자가 형식을 정합니다: {known}</translation>
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
    <message>
        <source>{value} is too large for a seed</source>
        <translation>{value}은(는) 시드로 너무 큽니다</translation>
    </message>
</context>
</TS>
