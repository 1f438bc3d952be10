; The installer for Windows: 64-bit, for one person, without an administrator.
; packaging/dist-windows.sh defines VERSION, BUILD, APP_ID, URL, PROGRAMS (the folder
; with the programs), ICON, LICENSE, NOTICES, KILOBYTES and OUT, all paths absolute.
;
;   clew-VERSION-setup.exe [/S] [/D=C:\folder]      /S asks nothing
Unicode true
Target amd64-unicode
ManifestDPIAware true
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include FileFunc.nsh

Name "Clew"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Clew"
InstallDirRegKey HKCU "Software\Clew" "Folder"
BrandingText "Clew ${VERSION}"
VIProductVersion "${VERSION}.${BUILD}"
VIAddVersionKey ProductName "Clew"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}.${BUILD}"
VIAddVersionKey FileDescription "Clew Setup"
VIAddVersionKey LegalCopyright "The Clew authors, MIT License"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Clew"
!define CLASSES "Software\Classes"
!define CAPABILITIES "Software\Clew\Capabilities"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\clew.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start Clew"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Opening a program's file for writing fails while it runs.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
  again:
  ClearErrors
  IfFileExists "$INSTDIR\clew.exe" 0 done
  FileOpen $0 "$INSTDIR\clew.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Clew is running. Please close it, then try again." /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Abort
  closed:
  FileClose $0
  done:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; Article files: offered under "Open with", never taken over.
!macro ForEachArticleType macro
  !insertmacro ${macro} ".html"
  !insertmacro ${macro} ".htm"
  !insertmacro ${macro} ".mhtml"
  !insertmacro ${macro} ".txt"
  !insertmacro ${macro} ".md"
  !insertmacro ${macro} ".pdf"
  !insertmacro ${macro} ".docx"
  !insertmacro ${macro} ".odt"
  !insertmacro ${macro} ".rtf"
  !insertmacro ${macro} ".epub"
  !insertmacro ${macro} ".eml"
!macroend
!macro OfferArticle extension
  WriteRegStr HKCU "${CLASSES}\${extension}\OpenWithProgids" "Clew.Article" ""
  WriteRegStr HKCU "${CLASSES}\Applications\clew.exe\SupportedTypes" "${extension}" ""
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" "${extension}" "Clew.Article"
!macroend
!macro WithdrawArticle extension
  DeleteRegValue HKCU "${CLASSES}\${extension}\OpenWithProgids" "Clew.Article"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${extension}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${extension}"
!macroend

Function .onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd
Function un.onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd

Section "Clew"
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}\clew.exe"
  File "${PROGRAMS}\clew-cli.exe"
  File "/oname=LICENSE.txt" "${LICENSE}"
  File "/oname=THIRD_PARTY_NOTICES.txt" "${NOTICES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Clew.lnk" "$INSTDIR\clew.exe"

  WriteRegStr HKCU "${CLASSES}\.clew" "" "Clew.Project"
  WriteRegStr HKCU "${CLASSES}\.clew" "Content Type" "application/x-clew-project"
  WriteRegStr HKCU "${CLASSES}\.clew\OpenWithProgids" "Clew.Project" ""
  WriteRegStr HKCU "${CLASSES}\Clew.Project" "" "Clew project"
  WriteRegStr HKCU "${CLASSES}\Clew.Project\DefaultIcon" "" "$INSTDIR\clew.exe,0"
  WriteRegStr HKCU "${CLASSES}\Clew.Project\shell\open\command" "" '"$INSTDIR\clew.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Clew.Article" "" "Article"
  WriteRegStr HKCU "${CLASSES}\Clew.Article\shell\open\command" "" '"$INSTDIR\clew.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\clew.exe" "FriendlyAppName" "Clew"
  WriteRegStr HKCU "${CLASSES}\Applications\clew.exe\shell\open\command" "" '"$INSTDIR\clew.exe" "%1"'
  !insertmacro ForEachArticleType OfferArticle
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "Clew"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "Turns news articles into a map of who met whom"
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" ".clew" "Clew.Project"
  WriteRegStr HKCU "Software\RegisteredApplications" "Clew" "${CAPABILITIES}"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\clew.exe" "" "$INSTDIR\clew.exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\clew-cli.exe" "" "$INSTDIR\clew-cli.exe"

  WriteRegStr HKCU "Software\Clew" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Clew"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\clew.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Clew authors"
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${URL}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

; Takes what the installer brought, file by file. Projects and settings stay.
Section "Uninstall"
  Call un.WaitUntilClosed
  Delete "$INSTDIR\clew.exe"
  Delete "$INSTDIR\clew-cli.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD_PARTY_NOTICES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Clew.lnk"

  !insertmacro ForEachArticleType WithdrawArticle
  DeleteRegKey HKCU "${CLASSES}\Clew.Article"
  DeleteRegKey HKCU "${CLASSES}\Clew.Project"
  DeleteRegKey HKCU "${CLASSES}\Applications\clew.exe"
  ReadRegStr $0 HKCU "${CLASSES}\.clew" ""
  StrCmp $0 "Clew.Project" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.clew"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Clew"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\clew.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\clew-cli.exe"
  DeleteRegKey HKCU "Software\Clew"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
