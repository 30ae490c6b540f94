<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DataTables</name>
    <message numerus="yes">
        <source>%n row(s) left out.</source>
        <translation><numerusform>%n row left out.</numerusform><numerusform>%n rows left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n row(s) that lack a number?</source>
        <translation><numerusform>Leave out the %n row that lacks a number?</numerusform><numerusform>Leave out the %n rows that lack a number?</numerusform></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation><numerusform>%n node</numerusform><numerusform>%n nodes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wire(s)</source>
        <translation><numerusform>%n wire</numerusform><numerusform>%n wires</numerusform></translation>
    </message>
</context>
</TS>
