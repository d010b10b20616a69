@echo off
rem Sets RINGDOWN_JAVA to the home of a Java 25 or newer. It looks where the build's toolchain selection looks: JAVA_HOME,
rem the java on the PATH, and the folders that installers use.
rem   call find-java.bat          any Java, to run the program with
rem   call find-java.bat --jdk    one with a compiler, to build the program with

set "RINGDOWN_JAVA="
set "RINGDOWN_TOOL=java.exe"
if "%~1"=="--jdk" set "RINGDOWN_TOOL=javac.exe"

if defined JAVA_HOME call :take_if_new "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :take_if_new "%%~dpJ.."
for %%R in (
    "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\BellSoft" "%ProgramFiles%\Zulu" "%SystemDrive%\hostedtoolcache\windows"
    "%USERPROFILE%\.jdks" "%USERPROFILE%\.m2\jdks" "%USERPROFILE%\.sdkman\candidates\java"
    "%USERPROFILE%\.gradle\jdks" "%USERPROFILE%\.jbang\cache\jdks"
) do for /d %%J in ("%%~R\*") do call :take_if_new "%%~J"
if defined RINGDOWN_JAVA exit /b 0

if "%RINGDOWN_TOOL%"=="javac.exe" (
    echo Ringdown is built by a JDK 25 or newer, and none was found: install one, for example from https://adoptium.net, or set JAVA_HOME to where it is. 1>&2
) else (
    echo Ringdown runs on Java 25 or newer, and none was found: install one, for example from https://adoptium.net, or set JAVA_HOME to where it is. 1>&2
)
exit /b 1

:take_if_new
if defined RINGDOWN_JAVA exit /b
if not exist "%~1\bin\%RINGDOWN_TOOL%" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "delims=." %%M in ("%%~V") do if %%M GEQ 25 set "RINGDOWN_JAVA=%~f1"
)
exit /b
