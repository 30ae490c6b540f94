; The installer of Windows, by Inno Setup 6, from what `python run.py package program` built:
;   iscc /DVersion=0.1.0 packaging\windows\guibp.iss
; It puts guibp into the start menu, and has a double click on a .guibp file open it, for this user alone.

[Setup]
AppId=guibp
AppName=guibp
AppVersion={#Version}
DefaultDirName={autopf}\guibp
DefaultGroupName=guibp
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=guibp-{#Version}-windows
UninstallDisplayIcon={app}\guibp.exe
SetupIconFile=..\..\build\icons\guibp.ico
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[Files]
Source: "..\..\dist\guibp\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\guibp"; Filename: "{app}\guibp.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.guibp\OpenWithProgids"; ValueType: string; ValueName: "guibp.document"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.guibp"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-guibp+json"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\guibp.document"; ValueType: string; ValueData: "guibp computational graph"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\guibp.document\DefaultIcon"; ValueType: string; ValueData: "{app}\guibp.exe,0"
Root: HKA; Subkey: "Software\Classes\guibp.document\shell\open\command"; ValueType: string; ValueData: """{app}\guibp.exe"" ""%1"""
