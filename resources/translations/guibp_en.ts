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
    <name>GridDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation><numerusform>%n run</numerusform><numerusform>%n runs</numerusform></translation>
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
<context>
    <name>RunCommands</name>
    <message numerus="yes">
        <source>%n old run(s) had to go.</source>
        <translation><numerusform>%n old run had to go.</numerusform><numerusform>%n old runs had to go.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) computed.</source>
        <translation><numerusform>%n run computed.</numerusform><numerusform>%n runs computed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; %n run(s) are done.</source>
        <translation><numerusform>Cancelled; %n run is done.</numerusform><numerusform>Cancelled; %n runs are done.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Forget %n run(s)?</source>
        <translation><numerusform>Forget %n run?</numerusform><numerusform>Forget %n runs?</numerusform></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>%n run(s) chosen: {differences}</source>
        <translation><numerusform>%n run chosen: {differences}</numerusform><numerusform>%n runs chosen: {differences}</numerusform></translation>
    </message>
</context>
</TS>
